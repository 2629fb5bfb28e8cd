package org.ipmarket.auction.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ipmarket.auction.Offers.CLOSES;
import static org.ipmarket.auction.Offers.NOON;
import static org.ipmarket.auction.Offers.OPENS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ipmarket.auction.Offers;
import org.ipmarket.auction.formats.RulesCatalogue;
import org.ipmarket.auction.rules.Decision.BidAccepted;
import org.ipmarket.auction.rules.Decision.BidRejected;
import org.ipmarket.auction.rules.Decision.Refused;
import org.ipmarket.auction.rules.Decision.Step;
import org.ipmarket.auction.rules.Outcome.UnsoldReason;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.BidId;
import org.junit.jupiter.api.Test;

class EnglishRulesTest {
    private static final BidderRef LIN = new BidderRef("1".repeat(64));
    private static final BidderRef CHEN = new BidderRef("2".repeat(64));
    private static final AuctionRules RULES = RulesCatalogue.of("english/1");

    private final AuctionTerms terms = AuctionTerms.of(Offers.patent());
    private LotState state = RULES.announced(terms, NOON);

    @Test
    void theFirstBidMayBeTheStartPriceAndLeads() {
        open();

        assertThat(bid(LIN, 100_000, OPENS)).isInstanceOf(BidAccepted.class);

        assertThat(state.leading()).isEqualTo(new Leading(LIN, Money.cny(100_000), 2));
        assertThat(RULES.lowestAcceptable(terms, state, state.lastTime())).contains(Money.cny(105_000));
    }

    @Test
    void aBidBelowTheStepIsRejectedAndToldWhatWouldDo() {
        open();
        bid(LIN, 100_000, OPENS);

        Decision decision = bid(CHEN, 104_999, OPENS.plusSeconds(1));

        assertThat(decision).isInstanceOfSatisfying(BidRejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(Rejection.TOO_LOW);
            assertThat(rejected.lowestAcceptable()).isEqualTo(Money.cny(105_000));
        });
        assertThat(state.leading().bidder()).isEqualTo(LIN);
        assertThat(state.bids()).isEqualTo(1);
    }

    @Test
    void anEqualOfferComesTooLate() {
        open();
        bid(LIN, 100_000, OPENS);

        assertThat(bid(CHEN, 100_000, OPENS)).isInstanceOf(BidRejected.class);
    }

    @Test
    void anotherCurrencyIsRejected() {
        open();
        Decision decision =
                judge(new Command.PlaceBid(bidId(), LIN, true, Money.ofMinor(900_000, "USD")), OPENS.plusSeconds(1));

        assertThat(decision).isInstanceOfSatisfying(BidRejected.class, rejected -> assertThat(rejected.reason())
                .isEqualTo(Rejection.WRONG_CURRENCY));
    }

    @Test
    void atTheHighestAmountThereIsNothingIsAcceptableAnyMore() {
        open();
        bid(LIN, Money.MAX_MINOR, OPENS);

        assertThat(bid(CHEN, Money.MAX_MINOR, OPENS))
                .isInstanceOfSatisfying(BidRejected.class, rejected -> assertThat(rejected.lowestAcceptable())
                        .isNull());
    }

    @Test
    void aValidBidInTheWindowMakesTheEndLaterThanThatBid() {
        open();
        Instant late = CLOSES.minusSeconds(30);

        assertThat(bid(LIN, 100_000, late))
                .isInstanceOfSatisfying(BidAccepted.class, accepted -> assertThat(accepted.extended())
                        .isTrue());

        assertThat(state.endsAt()).isEqualTo(late.plus(Duration.ofMinutes(5)));
        assertThat(state.extensions()).isEqualTo(1);
    }

    @Test
    void aBidAtTheEdgeOfTheWindowExtendsNothingAsTheEndWouldBeTheSame() {
        open();

        bid(LIN, 100_000, CLOSES.minus(Duration.ofMinutes(5)));

        assertThat(state.endsAt()).isEqualTo(CLOSES);
        assertThat(state.extensions()).isZero();
    }

    @Test
    void aRejectedBidExtendsNothing() {
        open();

        bid(LIN, 99_999, CLOSES.minusSeconds(1));

        assertThat(state.endsAt()).isEqualTo(CLOSES);
    }

    @Test
    void atTheEndItselfNoBidIsTakenAndTheLotCloses() {
        open();
        bid(LIN, 100_000, OPENS);

        assertThat(bid(CHEN, 200_000, CLOSES)).isEqualTo(new Refused(Refusal.NOT_OPEN, Phase.OPEN));
        assertThat(close(CLOSES.minusNanos(1000))).isEqualTo(new Refused(Refusal.NOT_DUE, Phase.OPEN));
        assertThat(close(CLOSES)).isInstanceOfSatisfying(Decision.Closed.class, closed -> assertThat(closed.outcome())
                .isEqualTo(Outcome.Sold.to(LIN, Money.cny(100_000))));
        assertThat(bid(CHEN, 200_000, CLOSES)).isEqualTo(new Refused(Refusal.NOT_OPEN, Phase.CLOSED));
        assertThat(judge(new Command.Cancel("late"), CLOSES)).isEqualTo(new Refused(Refusal.ENDED, Phase.CLOSED));
    }

    @Test
    void beforeItOpensNoBidIsTaken() {
        assertThat(bid(LIN, 100_000, OPENS)).isEqualTo(new Refused(Refusal.NOT_OPEN, Phase.SCHEDULED));
        assertThat(judge(new Command.Open(), OPENS.minusNanos(1000)))
                .isEqualTo(new Refused(Refusal.NOT_DUE, Phase.SCHEDULED));
    }

    @Test
    void aLotThatOpensMuchTooLateEndsAsMuchLater() {
        judge(new Command.Open(), OPENS.plusSeconds(65));

        assertThat(state.endsAt()).isEqualTo(CLOSES.plusSeconds(65));
    }

    @Test
    void aLotThatOpensAMomentLateEndsAsAnnounced() {
        judge(new Command.Open(), OPENS.plusMillis(40));

        assertThat(state.endsAt()).isEqualTo(CLOSES);
    }

    @Test
    void withoutABidItIsUnsold() {
        open();
        assertThat(outcome(CLOSES)).isEqualTo(unsold(UnsoldReason.NO_BID));
    }

    @Test
    void twoBidsOfOneBidderAreOneBidder() {
        AuctionTerms two = AuctionTerms.of(Offers.patent(2));
        state = RULES.announced(two, NOON);
        open();
        bid(LIN, 100_000, OPENS);
        bid(LIN, 110_000, OPENS);

        assertThat(state.bidders()).isEqualTo(1);
        assertThat(((Decision.Closed) RULES.judge(two, state, closing(null), CLOSES)).outcome())
                .isEqualTo(unsold(UnsoldReason.TOO_FEW_BIDDERS));
    }

    @Test
    void belowTheReserveThereIsNoSale() {
        open();
        bid(LIN, 100_000, OPENS);

        Decision closed =
                RULES.judge(terms, state, closing(new ReserveOpening(Money.cny(100_001), "0".repeat(64))), CLOSES);

        assertThat(((Decision.Closed) closed).outcome()).isEqualTo(unsold(UnsoldReason.RESERVE_NOT_MET));
    }

    @Test
    void aRightNoLongerInForceOrNoLongerTheSellersIsNotSold() {
        open();
        bid(LIN, 100_000, OPENS);
        AssetId asset = new AssetId(Offers.uuid(2));

        for (AssetSeen seen : List.of(
                new AssetSeen(asset, 4, LegalStatus.LAPSED, true),
                new AssetSeen(asset, 4, LegalStatus.IN_FORCE, false))) {
            Decision closed = RULES.judge(terms, state, new Command.Close(List.of(seen), null), CLOSES);
            assertThat(((Decision.Closed) closed).outcome()).isEqualTo(unsold(UnsoldReason.GATE_FAILED));
        }
    }

    @Test
    void whoLeadsCannotLeaveButWhoWasOutbidCan() {
        open();
        bid(LIN, 100_000, OPENS);

        assertThat(judge(new Command.Leave(LIN), OPENS)).isEqualTo(new Refused(Refusal.BID_STANDS, Phase.OPEN));

        bid(CHEN, 105_000, OPENS);
        assertThat(judge(new Command.Leave(LIN), OPENS)).isInstanceOf(Decision.Left.class);
    }

    @Test
    void anOutageMovesTheEndByTheTimeLost() {
        open();
        bid(LIN, 100_000, OPENS.plusSeconds(10));
        Instant back = OPENS.plusSeconds(100);

        judge(new Command.Suspend(OPENS.plusSeconds(40), "outage"), back);
        assertThat(bid(CHEN, 105_000, back)).isEqualTo(new Refused(Refusal.NOT_OPEN, Phase.SUSPENDED));
        Decision resumed = judge(new Command.Resume(), back);

        assertThat(((Decision.Resumed) resumed).lost()).isEqualTo(Duration.ofSeconds(60));
        assertThat(state.endsAt()).isEqualTo(CLOSES.plusSeconds(60));
        assertThat(state.leading().bidder()).isEqualTo(LIN);
        assertThat(bid(CHEN, 105_000, back)).isInstanceOf(BidAccepted.class);
    }

    @Test
    void noTimeIsLostBeforeTheLatestEntry() {
        open();
        bid(LIN, 100_000, OPENS.plusSeconds(10));

        judge(new Command.Suspend(OPENS, "outage"), OPENS.plusSeconds(30));
        judge(new Command.Resume(), OPENS.plusSeconds(30));

        assertThat(state.endsAt()).isEqualTo(CLOSES.plusSeconds(20));
    }

    @Test
    void aLotWhoseEndHadComeBeforeTheOutageIsNotProlonged() {
        open();

        assertThat(judge(new Command.Suspend(CLOSES, "outage"), CLOSES.plusSeconds(60)))
                .isEqualTo(new Refused(Refusal.NOT_DUE, Phase.OPEN));
    }

    @Test
    void timeNeverGoesBack() {
        open();
        bid(LIN, 100_000, OPENS.plusSeconds(1));

        assertThatThrownBy(() -> bid(CHEN, 105_000, OPENS)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUnknownVersionOfTheRulesIsNamed() {
        assertThatThrownBy(() -> RulesCatalogue.of("english/0"))
                .hasMessageContaining("english/0")
                .hasMessageContaining("english/1");
    }

    private void open() {
        judge(new Command.Open(), OPENS);
    }

    private Decision bid(BidderRef bidder, long fen, Instant time) {
        boolean first = state.leading() == null || !state.leading().bidder().equals(bidder);
        return judge(new Command.PlaceBid(bidId(), bidder, first, Money.cny(fen)), time);
    }

    private Decision close(Instant time) {
        return judge(closing(null), time);
    }

    private Outcome outcome(Instant time) {
        return ((Decision.Closed) close(time)).outcome();
    }

    private static Command closing(ReserveOpening reserve) {
        return new Command.Close(
                List.of(new AssetSeen(new AssetId(Offers.uuid(2)), 3, LegalStatus.IN_FORCE, true)), reserve);
    }

    private static BidId bidId() {
        return new BidId(Offers.uuid(77));
    }

    private Decision judge(Command command, Instant time) {
        Decision decision = RULES.judge(terms, state, command, time);
        if (decision instanceof Step step) {
            state = step.next();
        }
        return decision;
    }

    private static Outcome unsold(UnsoldReason reason) {
        return new Outcome.Unsold(reason, List.of());
    }
}
