package org.ipmarket.valuation.comparable;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.TradingRules;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.LotClosed;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.event.TradeCompleted;
import org.ipmarket.messages.event.ValuationCompleted;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.valuation.TestAssets;
import org.ipmarket.valuation.learning.LearnedModel;
import org.ipmarket.valuation.method.deals.MarketEstimate;
import org.ipmarket.valuation.method.deals.MarketModel;
import org.ipmarket.valuation.method.deals.Observation;
import org.ipmarket.valuation.method.deals.Snapshot;
import org.ipmarket.valuation.store.MarketModelStore;
import org.ipmarket.valuation.store.ObservationStore;
import org.junit.jupiter.api.Test;

/** The market model is learned from what the market has shown, kept as what it follows from, and its quality told. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "valuation"))
class LearnMarketIT {
    private static final int SOLD = 120;
    private static final int UNSOLD = 40;
    private static final int LEARN_AFTER = 20;
    private static final CentreCode GZ = new CentreCode("GZ");
    private static final ParticipantId SELLER = ParticipantId.fromString("01900000-0000-7000-8000-000000000001");

    private final SplittableRandom random = new SplittableRandom(3);
    private final KeepComparables keep;
    private final LearnMarket learnMarket;
    private final ObservationStore observations;
    private final MarketModelStore models;

    LearnMarketIT(
            KeepComparables keep, LearnMarket learnMarket, ObservationStore observations, MarketModelStore models) {
        this.keep = keep;
        this.learnMarket = learnMarket;
        this.observations = observations;
        this.models = models;
    }

    /** One after the other, as a market grows. */
    @Test
    void aModelIsLearnedWhenEnoughHasEnded() {
        Instant now = Instant.now();
        AssetId asset = known();

        assertThat(learnMarket.learn(Mode.TEST)).isEmpty();
        quality().body("model", nullValue()).body("notMeasured", containsString("No model yet"));

        sell(asset, SOLD, now.minus(Duration.ofDays(100)));
        leaveUnsold(asset, UNSOLD, now.minus(Duration.ofDays(90)), 0);
        LearnedModel learned = learnMarket.learn(Mode.TEST).orElseThrow();
        assertThat(learned.identity().deals()).isEqualTo(SOLD);
        assertThat(learned.identity().lots()).isEqualTo(SOLD + UNSOLD);
        assertThat(models.newest(Mode.TEST)).contains(learned);
        recomputedFromItsRecord(learned);
        quality()
                .body("model.version", equalTo(MarketModel.VERSION))
                .body("model.snapshotHash", equalTo(learned.identity().snapshotHash()))
                .body("model.deals", equalTo(SOLD))
                .body("coverageMeant", equalTo(0.9f))
                .body("lines[0].by", equalTo("ALL"))
                .body("lines.findAll { it.by == 'CENTRE' }", hasSize(1));
        assertThat(models.newest(Mode.LIVE)).isEmpty();

        sell(asset, LEARN_AFTER - 1, now.minus(Duration.ofDays(60)));
        assertThat(learnMarket.learn(Mode.TEST)).isEmpty();
        sell(asset, 1, now.minus(Duration.ofDays(60)));
        assertThat(learnMarket.learn(Mode.TEST).orElseThrow().identity().lots()).isEqualTo(SOLD + UNSOLD + LEARN_AFTER);
        recomputedFromItsRecord(learned);
        teachesNothing(asset, now);
        onlyTheNewestCount();
    }

    private void onlyTheNewestCount() {
        long last = observations.last(Mode.TEST);
        Snapshot newest = observations.upTo(Mode.TEST, last, LEARN_AFTER);
        assertThat(newest.size()).isEqualTo(LEARN_AFTER);
        assertThat(newest.lots()).allMatch(Observation::sold);
        assertThat(observations.upTo(Mode.TEST, last, 1_000).size()).isEqualTo(SOLD + UNSOLD + LEARN_AFTER);
    }

    /** The record holds no figure of the model: they follow from the observations up to its position. */
    private void recomputedFromItsRecord(LearnedModel learned) {
        Snapshot snapshot = observations.upTo(Mode.TEST, learned.lastPosition(), learned.mostLots());
        MarketModel once =
                MarketModel.learn(snapshot, learned.identity().settings()).orElseThrow();
        MarketModel again = MarketModel.learn(
                        observations.upTo(Mode.TEST, learned.lastPosition(), learned.mostLots()),
                        learned.identity().settings())
                .orElseThrow();
        assertThat(once.identity()).isEqualTo(learned.identity());
        MarketEstimate.Value one =
                (MarketEstimate.Value) once.estimate(snapshot.lots().getFirst().features());
        MarketEstimate.Value other =
                (MarketEstimate.Value) again.estimate(snapshot.lots().getFirst().features());
        for (double quantile : new double[] {0.05, 0.1, 0.5, 0.9, 0.95}) {
            assertThat(one.at(quantile)).isEqualTo(other.at(quantile));
        }
    }

    /** A sale not completed, one too fresh, an unsold lot with bids, a lot of an asset that is not known. */
    private void teachesNothing(AssetId asset, Instant now) {
        long before = observations.last(Mode.TEST);
        Instant longAgo = now.minus(Duration.ofDays(80));
        OfferId unpaid = announce(asset, longAgo);
        close(unpaid, Money.cny(90_000_000), 3, longAgo);
        sell(asset, 1, now.minus(Duration.ofDays(1)));
        leaveUnsold(asset, 1, longAgo, 2);
        sell(AssetId.next(), 1, longAgo);
        learnMarket.learn(Mode.TEST);
        assertThat(observations.last(Mode.TEST)).isEqualTo(before);
    }

    private static AssetId known() {
        AssetChanged asset = TestAssets.invention().build();
        try (TestBroker broker = TestBroker.open("valuation")) {
            broker.publish(asset);
            broker.await(ValuationCompleted.class, each -> each.asset().equals(asset.asset()));
        }
        return asset.asset();
    }

    private void sell(AssetId asset, int count, Instant closedAt) {
        for (int i = 0; i < count; i++) {
            Instant closed = closedAt.plus(Duration.ofHours(i));
            Money price = Money.cny((long) (80_000_000 * Math.exp(0.4 * random.nextGaussian())));
            OfferId offer = announce(asset, closed);
            close(offer, price, 2, closed);
            inTransaction(() -> keep.completed(new TradeCompleted(
                    new TradeId(Ids.next()),
                    new LotId(offer.value()),
                    Mode.TEST,
                    GZ,
                    GZ,
                    price,
                    Right.ASSIGNMENT,
                    List.of(asset),
                    closed.plus(Duration.ofDays(20)))));
        }
    }

    private void leaveUnsold(AssetId asset, int count, Instant closedAt, int bids) {
        for (int i = 0; i < count; i++) {
            Instant closed = closedAt.plus(Duration.ofHours(i));
            close(announce(asset, closed), null, bids, closed);
        }
    }

    private void close(OfferId offer, Money price, int bids, Instant closedAt) {
        inTransaction(() -> keep.closed(new LotClosed(
                new LotId(offer.value()),
                Mode.TEST,
                GZ,
                price == null ? LotClosed.Result.UNSOLD : LotClosed.Result.SOLD,
                price,
                bids,
                bids,
                Set.of(),
                "english-1",
                "00",
                bids,
                closedAt)));
    }

    private OfferId announce(AssetId asset, Instant closesAt) {
        OfferId offer = new OfferId(Ids.next());
        Duration day = Duration.ofDays(1);
        inTransaction(() -> keep.offered(new OfferAnnounced(
                offer,
                Mode.TEST,
                GZ,
                "GZ-2026-000031",
                List.of(new OfferAnnounced.OfferedAsset(asset, 1, AssetType.INVENTION)),
                SELLER,
                Right.ASSIGNMENT,
                SaleMethod.ENGLISH,
                new LocalizedText("示范", "Demonstration"),
                Money.cny(70_000_000),
                Money.cny(1_000_000),
                Money.cny(8_000_000),
                closesAt.minus(Duration.ofDays(30)),
                closesAt.minus(day),
                closesAt,
                new TradingRules(day, day, day, day, 1_000, day, day, 1),
                new FeeSchedule(List.of(new FeeSchedule.Tier(null, 300)), Money.cny(0), 4_000, 4_000, 2_000),
                null,
                true,
                null,
                null)));
        return offer;
    }

    private static void inTransaction(Runnable step) {
        QuarkusTransaction.requiringNew().run(step);
    }

    private static ValidatableResponse quality() {
        given().get("/api/v1/valuations/quality").then().statusCode(401);
        return given().auth()
                .oauth2(Tokens.of("lin.trader"))
                .get("/api/v1/valuations/quality")
                .then()
                .statusCode(200);
    }
}
