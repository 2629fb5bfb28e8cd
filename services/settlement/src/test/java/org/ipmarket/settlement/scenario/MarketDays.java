package org.ipmarket.settlement.scenario;

import static org.awaitility.Awaitility.await;
import static org.ipmarket.settlement.Scene.CHEN;
import static org.ipmarket.settlement.Scene.GZ;
import static org.ipmarket.settlement.Scene.LIN;
import static org.ipmarket.settlement.Scene.SZ;
import static org.ipmarket.settlement.Scene.UNIVERSITY;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.ipmarket.chassis.inbox.KnownStates;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.DealConcluded;
import org.ipmarket.messages.event.LotAwarded;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.settlement.Scene;
import org.ipmarket.settlement.Scene.Periods;
import org.ipmarket.settlement.clearing.BiddingsWord;
import org.ipmarket.settlement.clearing.OpenTrade;
import org.ipmarket.settlement.clearing.Sweeps;
import org.ipmarket.settlement.store.LotTerms;
import org.ipmarket.settlement.store.LotTermsRepository;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeRepository;
import org.ipmarket.settlement.trade.TradeState;

/** Plays the courses: what listing, bidding and the register tell on which day, and what people then do. */
@Singleton
final class MarketDays {
    private static final Periods PERIODS = new Periods(Duration.ofDays(5), Duration.ofDays(10));
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Cast cast;
    private final Sweeps sweeps;
    private final BiddingsWord word;
    private final OpenTrade openTrade;
    private final LotTermsRepository lots;
    private final TradeRepository trades;
    private final KnownStates knownStates;
    private final MarketClock clock;
    private final Random random = new Random(90);
    private final Agenda agenda = new Agenda();
    private TestBroker broker;
    private AssetId sound;

    MarketDays(
            Cast cast,
            Sweeps sweeps,
            BiddingsWord word,
            OpenTrade openTrade,
            LotTermsRepository lots,
            TradeRepository trades,
            KnownStates knownStates,
            MarketClock clock) {
        this.cast = cast;
        this.sweeps = sweeps;
        this.word = word;
        this.openTrade = openTrade;
        this.lots = lots;
        this.trades = trades;
        this.knownStates = knownStates;
        this.clock = clock;
    }

    private interface WithTrade {
        void go(Trade trade) throws Exception;
    }

    private record Auction(LotId lot, DepositId winners, DepositId losers) {
        ParticipantId winner() {
            return winners.equals(losers) ? LIN : CHEN;
        }
    }

    void begin(TestBroker market, Map<Integer, List<Course>> planned) {
        broker = market;
        sound = asset();
        until(() -> broker.waiting("settlement.inbox") == 0);
        planned.forEach((day, courses) -> courses.forEach(course -> agenda.on(day, () -> begin(course))));
    }

    void playToday() throws Exception {
        agenda.playToday();
    }

    boolean areOver() {
        return agenda.isEmpty();
    }

    private void begin(Course course) {
        Money price = Money.cny(10_000_000 + random.nextInt(9_000_000));
        switch (course) {
            case PAID -> sale(price, this::signPayAndRecord);
            case DEAL -> deal(price, this::signPayAndRecord);
            case DEAL_IN_INSTALMENTS -> deal(price, this::payInInstalments);
            case SELLER_DOES_NOT_SIGN -> sale(price, cast::buyerSigns);
            case NOT_SIGNED_THEN_RUNNER_UP -> runnerUp(price);
            case NOT_PAID_THEN_RELISTED_LOWER ->
                sale(price, trade -> {
                    cast.bothSign(trade);
                    agenda.later(13, () -> {
                        Auction again = auction(sound, trade.lot());
                        agenda.later(1, () -> sell(again, Set.of(again.winners), lower(price), this::signPayAndRecord));
                    });
                });
            case NOT_PAID_THEN_RELISTED_UNSOLD ->
                sale(price, trade -> {
                    cast.bothSign(trade);
                    agenda.later(13, () -> {
                        Auction again = auction(sound, trade.lot());
                        agenda.later(2, () -> close(again.lot, Set.of()));
                    });
                });
            case NOT_PAID_THEN_NOTHING -> sale(price, cast::bothSign);
            case REFUSED_AND_FILED_ANEW ->
                refused(price, trade -> {
                    agenda.later(3, () -> cast.recordalFilesAnew(trade));
                    agenda.later(5, () -> cast.recordalEnters(trade));
                });
            case REFUSED_AND_UNDONE ->
                refused(
                        price,
                        trade -> agenda.later(4, () -> cast.bothAgreeToUndo(trade, "the office does not record it")));
            case LAPSED_AND_CURED ->
                lapsed(price, trade -> {
                    agenda.later(5, () -> register(trade, LegalStatus.IN_FORCE, 3, TradeState.FUNDED));
                    agenda.later(8, () -> cast.recordalEnters(trade));
                });
            case LAPSED_AND_UNDONE ->
                lapsed(
                        price,
                        trade -> agenda.later(5, () -> cast.bothAgreeToUndo(trade, "the right cannot be restored")));
        }
    }

    private void sale(Money price, WithTrade then) {
        Auction auction = auction(sound, null);
        agenda.later(1, () -> sell(auction, Set.of(auction.winners), price, then));
    }

    private void runnerUp(Money price) {
        Auction auction = auction(sound, null);
        agenda.later(
                1,
                () -> sell(auction, Set.of(auction.winners, auction.losers), price, trade -> {
                    cast.sellerSigns(trade);
                    // on the seventh day the default is known, and bidding awards the lot to who waited
                    agenda.later(
                            7, () -> award(auction.lot, LIN, auction.losers, lower(price), this::signPayAndRecord));
                    agenda.later(8, () -> cast.financeClaims(auction.winners, "800.00"));
                }));
    }

    private void refused(Money price, WithTrade then) {
        sale(price, trade -> {
            cast.bothSign(trade);
            agenda.later(2, () -> cast.buyerPays(trade));
            agenda.later(4, () -> {
                cast.officeRefuses(trade);
                then.go(trade);
            });
        });
    }

    private void lapsed(Money price, WithTrade then) {
        Auction auction = auction(asset(), null);
        agenda.later(
                1,
                () -> sell(auction, Set.of(auction.winners), price, trade -> {
                    cast.bothSign(trade);
                    agenda.later(2, () -> cast.buyerPays(trade));
                    agenda.later(4, () -> {
                        register(trade, LegalStatus.LAPSED, 2, TradeState.FROZEN);
                        then.go(trade);
                    });
                }));
    }

    private void signPayAndRecord(Trade trade) {
        cast.bothSign(trade);
        agenda.later(1 + random.nextInt(8), () -> cast.buyerPays(trade));
        agenda.later(12, () -> cast.recordalEnters(trade));
    }

    private void payInInstalments(Trade trade) {
        Money whole = trade.sums().amountDue();
        List<Money> parts = List.of(Money.cny(whole.minor() / 2), whole.minus(Money.cny(whole.minor() / 2)));
        List<String> references = cast.agreesToInstalments(trade, parts.getFirst(), parts.getLast());
        cast.bothSign(of(trade.award()));
        for (int i = 0; i < parts.size(); i++) {
            Money part = parts.get(i);
            String reference = references.get(i);
            agenda.later(3 + 6 * i, () -> cast.pays(trade.buyer(), part, reference));
        }
        agenda.later(12, () -> cast.recordalEnters(trade));
    }

    /** The register of the only asset of a trade tells how it stands, and the trade follows. */
    private void register(Trade trade, LegalStatus status, long version, TradeState then) {
        broker.publish(Scene.asset(trade.assets().getFirst(), status, version));
        until(() -> of(trade.award()).state() == then);
    }

    private AssetId asset() {
        AssetId asset = new AssetId(Ids.next());
        broker.publish(Scene.asset(asset, LegalStatus.IN_FORCE, 1));
        until(() -> QuarkusTransaction.requiringNew()
                .call(() ->
                        knownStates.find(AssetChanged.class, asset.toString()).isPresent()));
        return asset;
    }

    /** Announced, with two deposits that come; on a relisting the defaulter may not give one. */
    private Auction auction(AssetId asset, LotId relists) {
        OfferId offer = Scene.newOffer();
        LotId lot = LotId.of(offer);
        OfferId earlier = relists == null ? null : new OfferId(relists.value());
        QuarkusTransaction.requiringNew()
                .run(() -> lots.persist(LotTerms.of(Scene.offer(offer, asset, PERIODS, earlier, clock.now()))));
        DepositId losers = cast.givesDeposit(LIN, lot);
        DepositId winners = relists == null ? cast.givesDeposit(CHEN, lot) : losers;
        sweeps.bank();
        return new Auction(lot, winners, losers);
    }

    private void sell(Auction auction, Set<DepositId> retained, Money price, WithTrade then) {
        close(auction.lot, retained);
        award(auction.lot, auction.winner(), auction.winners, price, then);
    }

    private void close(LotId lot, Set<DepositId> retained) {
        QuarkusTransaction.requiringNew()
                .run(() -> word.lotEnded(lot, LotTerms.State.CLOSED, retained, "The lot closed.", clock.now()));
    }

    private void award(LotId lot, ParticipantId winner, DepositId deposit, Money price, WithTrade then) {
        LotAwarded award = new LotAwarded(
                new AwardId(Ids.next()),
                lot,
                Mode.TEST,
                GZ,
                winner.equals(CHEN) ? SZ : GZ,
                UNIVERSITY,
                winner,
                deposit,
                price,
                clock.now());
        QuarkusTransaction.requiringNew().run(() -> openTrade.open(award));
        soon(award.award(), then);
    }

    private void deal(Money price, WithTrade then) {
        DealConcluded deal = Scene.deal(Scene.newOffer(), sound, PERIODS, price, clock.now());
        QuarkusTransaction.requiringNew().run(() -> openTrade.open(deal));
        soon(deal.award(), then);
    }

    private void soon(AwardId award, WithTrade then) {
        agenda.later(1 + random.nextInt(3), () -> then.go(of(award)));
    }

    private Trade of(AwardId award) {
        return QuarkusTransaction.requiringNew()
                .call(() -> trades.<Trade>find("award", award.value()).firstResult());
    }

    private static void until(BooleanSupplier reached) {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(reached::getAsBoolean);
    }

    private static Money lower(Money price) {
        return Money.cny(price.minor() - 700_000);
    }
}
