package org.ipmarket.valuation.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.messages.EncumbranceKind;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.event.ValuationCompleted;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.valuation.TestAssets;
import org.ipmarket.valuation.comparable.KnownMarket;
import org.ipmarket.valuation.estimate.Estimate;
import org.ipmarket.valuation.estimate.Estimator;
import org.ipmarket.valuation.estimate.Inputs;
import org.ipmarket.valuation.estimate.Valuation;
import org.ipmarket.valuation.store.ValuationStore;
import org.junit.jupiter.api.Test;

/** What the register tells of a right moves its value within seconds, and the reason says what moved it. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "valuation"))
class EncumbranceIT {
    private final ValuationStore store;
    private final Estimator estimator;
    private final KnownMarket knownMarket;

    EncumbranceIT(ValuationStore store, Estimator estimator, KnownMarket knownMarket) {
        this.store = store;
        this.estimator = estimator;
        this.knownMarket = knownMarket;
    }

    @Test
    void aLicenceTakesItsShare() {
        moves(EncumbranceKind.LICENCE, "0.90");
    }

    @Test
    void anOpenLicenceTakesItsShare() {
        moves(EncumbranceKind.OPEN_LICENCE, "0.70");
    }

    @Test
    void aPledgeTakesItsShare() {
        moves(EncumbranceKind.PLEDGE, "0.95");
    }

    /** Told by the register as a review; shown as an opposition in both languages, and taken back when the right was maintained. */
    @Test
    void aReviewTakesItsShareUntilItIsDecided() {
        AssetId id = AssetId.next();
        ValuationCompleted free = tell(TestAssets.invention().asset(id).build());
        ValuationCompleted attacked = tell(TestAssets.invention()
                .asset(id)
                .version(2)
                .encumbrances(EncumbranceKind.REVIEW)
                .build());
        BigDecimal kept = new BigDecimal(free.p50().amount()).multiply(new BigDecimal("0.75"));
        assertThat(new BigDecimal(attacked.p50().amount()).subtract(kept).abs())
                .isLessThanOrEqualTo(new BigDecimal("0.02"));
        JsonPath answer = read(attacked);
        String reason = "reasons.find { it.driver == 'OPPOSITION' }";
        assertThat(answer.getString(reason + ".name.zh")).isEqualTo("异议或无效请求");
        assertThat(answer.getString(reason + ".name.en")).isEqualTo("opposition or request for invalidation");
        assertThat(answer.getString(reason + ".value")).isEqualTo("75.00");
        assertThat(answer.getString(reason + ".source")).startsWith("register; ");
        assertThat(new BigDecimal(answer.getString(reason + ".contribution.amount")))
                .isNegative();
        assertThat(sum(answer)).isEqualByComparingTo(attacked.p50().amount());
        ValuationCompleted maintained =
                tell(TestAssets.invention().asset(id).version(3).build());
        assertThat(List.of(maintained.p10(), maintained.p50(), maintained.p90()))
                .containsExactly(free.p10(), free.p50(), free.p90());
        assertThat(read(maintained).getList("reasons.driver", String.class)).doesNotContain("OPPOSITION");
    }

    /** Shares, so whatever market the figures rest on; the two versions are valued with the same one. */
    private void moves(EncumbranceKind kind, String share) {
        AssetId id = AssetId.next();
        ValuationCompleted free = tell(TestAssets.invention().asset(id).build());
        ValuationCompleted moved = tell(
                TestAssets.invention().asset(id).version(2).encumbrances(kind).build());
        BigDecimal expected = new BigDecimal(free.p50().amount())
                .multiply(new BigDecimal(share))
                .setScale(2, RoundingMode.HALF_UP);
        assertThat(new BigDecimal(moved.p50().amount()).subtract(expected).abs())
                .isLessThanOrEqualTo(new BigDecimal("0.02"));
        JsonPath answer = read(moved);
        String reason = "reasons.find { it.driver == '" + kind + "' }";
        assertThat(new BigDecimal(answer.getString(reason + ".contribution.amount")))
                .isNegative();
        assertThat(answer.getString(reason + ".source")).startsWith("register; ");
        assertThat(answer.getString(reason + ".name.zh")).isNotBlank();
        assertThat(sum(answer)).isEqualByComparingTo(moved.p50().amount());
    }

    /** It can be asked what one would do. */
    @Test
    void anOppositionTakesItsShare() {
        AssetChanged asset = TestAssets.invention().build();
        ValuationCompleted free = tell(asset);
        JsonPath answer = given().auth()
                .oauth2(Tokens.of("lin.trader"))
                .contentType("application/json")
                .body("{\"asset\":\"" + asset.asset()
                        + "\",\"dry\":true,\"methods\":{\"encumbrances\":[\"OPPOSITION\"]}}")
                .post("/api/v1/valuations")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        BigDecimal expected = new BigDecimal(free.p50().amount()).multiply(new BigDecimal("0.75"));
        assertThat(new BigDecimal(answer.getString("p50.amount"))
                        .subtract(expected)
                        .abs())
                .isLessThanOrEqualTo(new BigDecimal("0.02"));
        assertThat(answer.getString("reasons.find { it.driver == 'OPPOSITION' }.source"))
                .startsWith("given by who asked");
    }

    @Test
    void aLapseMakesItNothingAndARestorationBringsItBack() {
        AssetId id = AssetId.next();
        ValuationCompleted first = tell(TestAssets.invention().asset(id).build());
        ValuationCompleted lapsed = tell(TestAssets.invention()
                .asset(id)
                .version(2)
                .status(LegalStatus.LAPSED)
                .build());
        assertThat(lapsed.p90().isZero()).isTrue();
        assertThat(read(lapsed).getString("state")).isEqualTo("WORTHLESS");
        assertThat(tell(TestAssets.invention().asset(id).version(3).build()).p50())
                .isEqualTo(first.p50());
    }

    @Test
    void theStoredRecordComesToTheSameCents() {
        ValuationCompleted told = tell(TestAssets.invention()
                .claimCount(11)
                .encumbrances(EncumbranceKind.PLEDGE)
                .build());
        Valuation kept = store.find(told.valuation(), Mode.TEST).orElseThrow();
        Inputs inputs = EventJson.read(kept.inputs().getBytes(StandardCharsets.UTF_8), Inputs.class);
        assertThat(inputs.hash()).isEqualTo(kept.inputsHash());
        Estimate.Value again = (Estimate.Value) estimator.again(inputs, kept.seed(), knownMarket.of(Mode.TEST, inputs));
        assertThat(List.of(again.p10(), again.p50(), again.p90())).containsExactly(kept.p10(), kept.p50(), kept.p90());
        assertThat(again.reasons()).isEqualTo(kept.reasons());
        assertThat(again.findings().approaches()).isEqualTo(kept.findings().approaches());
        assertThat(again.findings().tornado()).isEqualTo(kept.findings().tornado());
    }

    @Test
    void thePatentStandsAmongItsLikeAndWhatIsNotKnownIsSaid() {
        JsonPath answer = read(tell(TestAssets.invention().claimCount(11).build()));
        assertThat(answer.getString("standing.cohort.field")).isEqualTo("B25J");
        assertThat(answer.getInt("standing.cohort.filedIn")).isEqualTo(2019);
        assertThat(answer.getList("standing.indices.find { it.kind == 'OECD_4' }.missing", String.class))
                .anySatisfy(missing -> assertThat(missing).contains("FORWARD_CITATIONS is not known"));
        assertThat(answer.getString("standing.scorecard.edition")).isEqualTo("gbt-42748-2023-1");
        assertThat(answer.getList("standing.scorecard.lines")).hasSize(18);
    }

    private static BigDecimal sum(JsonPath answer) {
        return answer.getList("reasons.contribution.amount", String.class).stream()
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static JsonPath read(ValuationCompleted told) {
        return given().auth()
                .oauth2(Tokens.of("chen.trader"))
                .get("/api/v1/valuations/" + told.valuation())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static ValuationCompleted tell(AssetChanged asset) {
        try (TestBroker broker = TestBroker.open("valuation")) {
            broker.publish(asset);
            return broker.await(
                    ValuationCompleted.class,
                    each -> each.asset().equals(asset.asset()) && each.assetVersion() == asset.version());
        }
    }
}
