package org.ipmarket.settlement.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.FeeSchedule.SideTerms;
import org.ipmarket.messages.FeeSchedule.Tier;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.settlement.trade.TradeSums;
import org.junit.jupiter.api.Test;

class FeeSplitTest {
    private static final int ROUNDS = 20_000;

    /** Whatever the schedule, the price, the deposit and who was brought: what is paid is what is handed on. */
    @Test
    void anyScheduleAndPriceAddUpToTheMinorUnit() {
        Random random = new Random(20_261_129);
        for (int i = 0; i < ROUNDS; i++) {
            FeeSchedule schedule = schedule(random);
            Money price = Money.cny(1 + (random.nextLong(1_000_000_000_000L) >> random.nextInt(40)));
            Money deposit = Money.cny(random.nextLong(1_000_000_000L) >> random.nextInt(30));
            Brought brought = new Brought(someone(random), someone(random));

            TradeSums sums = TradeSums.of(price, deposit, schedule, brought);
            FeeSplit fees = sums.fees();

            assertThat(fees.seller().commission()).isEqualTo(sums.sellerCommission());
            assertThat(fees.buyer().commission()).isEqualTo(sums.buyerCommission());
            Money brokers = fees.seller().broker().plus(fees.buyer().broker());
            assertThat(sums.sellerProceeds()
                            .plus(fees.sellerCentre())
                            .plus(fees.buyerCentre())
                            .plus(fees.platform())
                            .plus(brokers))
                    .isEqualTo(sums.depositApplied().plus(sums.amountDue()));
            assertThat(fees.whole()).isEqualTo(sums.sellerCommission().plus(sums.buyerCommission()));
            checkParts(fees.seller(), schedule, brought.seller() != null);
            checkParts(fees.buyer(), schedule, brought.buyer() != null);
        }
    }

    /** No part is a minor unit or more away from its exact share. */
    private static void checkParts(SideFee fee, FeeSchedule schedule, boolean brought) {
        long broker = brought && schedule.brokerBasisPoints() != null ? schedule.brokerBasisPoints() : 0;
        near(fee, fee.broker(), broker * 10_000);
        near(fee, fee.sellerCentre(), (10_000 - broker) * schedule.sellerCentreBasisPoints());
        near(fee, fee.buyerCentre(), (10_000 - broker) * schedule.buyerCentreBasisPoints());
        near(fee, fee.platform(), (10_000 - broker) * schedule.platformBasisPoints());
    }

    private static void near(SideFee of, Money part, long hundredMillionths) {
        BigInteger exact = BigInteger.valueOf(of.commission().minor()).multiply(BigInteger.valueOf(hundredMillionths));
        BigInteger off = BigInteger.valueOf(part.minor())
                .multiply(BigInteger.valueOf(100_000_000))
                .subtract(exact)
                .abs();
        assertThat(off).isLessThan(BigInteger.valueOf(100_000_000));
    }

    private static ParticipantId someone(Random random) {
        return random.nextBoolean() ? new ParticipantId(Ids.next()) : null;
    }

    private static FeeSchedule schedule(Random random) {
        int seller = random.nextInt(10_001);
        int buyer = random.nextInt(10_001 - seller);
        SideTerms ofSeller = side(random);
        return new FeeSchedule(
                ofSeller.tiers(),
                ofSeller.minimum(),
                seller,
                buyer,
                10_000 - seller - buyer,
                ofSeller.cap(),
                random.nextBoolean() ? side(random) : null,
                random.nextInt(4) == 0 ? null : random.nextInt(10_001));
    }

    private static SideTerms side(Random random) {
        List<Tier> tiers = new ArrayList<>();
        long bound = 0;
        int rate = random.nextInt(10_001);
        for (int i = random.nextInt(5); i > 0; i--) {
            bound += 1 + random.nextLong(1_000_000_000L);
            tiers.add(new Tier(Money.cny(bound), rate));
            rate = random.nextInt(rate + 1);
        }
        tiers.add(new Tier(null, rate));
        Money minimum = Money.cny(random.nextLong(50_000));
        return new SideTerms(
                tiers, minimum, random.nextBoolean() ? null : minimum.plus(Money.cny(random.nextLong(10_000_000))));
    }

    @Test
    void theOddCentGoesToTheLargestRemainderThenToThePlatform() {
        FeeSchedule thirds = new FeeSchedule(List.of(new Tier(null, 500)), Money.cny(0), 3_333, 3_333, 3_334);
        assertThat(SideFee.of(Money.cny(100), thirds, false)).isEqualTo(fee(33, 33, 34, 0));
        FeeSchedule halves = new FeeSchedule(List.of(new Tier(null, 500)), Money.cny(0), 5_000, 0, 5_000);
        assertThat(SideFee.of(Money.cny(1), halves, false)).isEqualTo(fee(0, 0, 1, 0));
    }

    @Test
    void aBrokerMemberHasItsPartBeforeTheRestIsShared() {
        FeeSchedule schedule =
                new FeeSchedule(List.of(new Tier(null, 500)), Money.cny(0), 4_000, 4_000, 2_000, null, null, 3_000);
        assertThat(SideFee.of(Money.cny(100_000), schedule, true)).isEqualTo(fee(28_000, 28_000, 14_000, 30_000));
        assertThat(SideFee.of(Money.cny(100_000), schedule, false)).isEqualTo(fee(40_000, 40_000, 20_000, 0));
    }

    @Test
    void theSidesMayOweDifferently() {
        FeeSchedule schedule = new FeeSchedule(
                List.of(new Tier(null, 500)),
                Money.cny(0),
                4_000,
                4_000,
                2_000,
                null,
                new SideTerms(List.of(new Tier(null, 100)), Money.cny(0), null),
                null);
        TradeSums sums = TradeSums.of(Money.cny(1_000_000), Money.cny(0), schedule);
        assertThat(sums.sellerCommission()).isEqualTo(Money.cny(50_000));
        assertThat(sums.buyerCommission()).isEqualTo(Money.cny(10_000));
        assertThat(sums.amountDue()).isEqualTo(Money.cny(1_010_000));
    }

    @Test
    void ofSeveralBrokersNobodyBroughtTheSide() {
        ParticipantId one = new ParticipantId(Ids.next());
        assertThat(Brought.by(Set.of())).isEmpty();
        assertThat(Brought.by(Set.of(one))).contains(one);
        assertThat(Brought.by(Set.of(one, new ParticipantId(Ids.next())))).isEmpty();
    }

    private static SideFee fee(long sellerCentre, long buyerCentre, long platform, long broker) {
        return new SideFee(Money.cny(sellerCentre), Money.cny(buyerCentre), Money.cny(platform), Money.cny(broker));
    }
}
