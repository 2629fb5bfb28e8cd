package org.ipmarket.valuation.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.event.ValuationCompleted;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.valuation.TestAssets;
import org.ipmarket.valuation.comparable.KnownMarket;
import org.ipmarket.valuation.estimate.Assumptions;
import org.ipmarket.valuation.estimate.Estimate;
import org.ipmarket.valuation.estimate.Estimator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a change of the register to a valuation, on the real broker and database. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "valuation"))
class ValueAssetIT {
    private static final Duration SECONDS = Duration.ofSeconds(15);

    private final AgroalDataSource dataSource;
    private final KnownMarket knownMarket;
    private TestBroker broker;

    ValueAssetIT(AgroalDataSource dataSource, KnownMarket knownMarket) {
        this.dataSource = dataSource;
        this.knownMarket = knownMarket;
    }

    @BeforeEach
    void open() {
        broker = TestBroker.open("valuation");
    }

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void aChangeOfTheRegisterIsValuedAndTold() {
        AssetChanged asset = TestAssets.invention().build();
        broker.publish(asset);
        ValuationCompleted told = valued(asset);
        assertThat(told.assetVersion()).isEqualTo(1);
        assertThat(told.mode()).isEqualTo(asset.mode());
        assertThat(told.method()).isEqualTo("RECONCILED");
        assertThat(told.p10()).isLessThan(told.p50());
        assertThat(told.p50()).isLessThan(told.p90());

        JsonPath answer = read(told);
        assertThat(answer.getString("p50.amount")).isEqualTo(told.p50().amount());
        assertThat(answer.getString("inputsHash")).isEqualTo(told.inputsHash());
        assertThat(answer.getBoolean("demonstration")).isTrue();
        assertThat(answer.getList("reasons.driver")).contains("ROYALTY_RATE", "DISCOUNT_RATE");
    }

    @Test
    void theFiguresAreThoseThatAnybodyComputesFromTheSameFacts() {
        AssetChanged asset = TestAssets.software().build();
        broker.publish(asset);
        ValuationCompleted told = valued(asset);
        LocalDate baseDate = LocalDate.parse(read(told).getString("baseDate"));
        Estimate.Value again = (Estimate.Value) new Estimator(Assumptions.load(Assumptions.CURRENT), 1)
                .estimate(asset, baseDate, knownMarket.of(asset.mode()));
        assertThat(told.p10()).isEqualTo(again.p10());
        assertThat(told.p50()).isEqualTo(again.p50());
        assertThat(told.p90()).isEqualTo(again.p90());
        assertThat(told.inputsHash()).isEqualTo(again.inputs().hash());
        assertThat(baseDate).isBetween(today().minusDays(1), today());
    }

    @Test
    void toldTwiceItIsValuedOnce() {
        AssetChanged asset = TestAssets.invention().build();
        UUID event = broker.publish(asset);
        valued(asset);
        broker.publish(asset, event);
        broker.publish(asset, Ids.next());
        AssetChanged after = TestAssets.invention().build();
        broker.publish(after);
        valued(after);
        assertThat(broker.told(ValuationCompleted.class))
                .filteredOn(each -> each.asset().equals(asset.asset()))
                .hasSize(1);
        assertThat(count("select count(*) from valuation where asset = ?", asset.asset()))
                .isEqualTo(1);
        assertThat(count(
                        "select count(*) from audit_entry where action = 'valuation.complete' and after->>'asset' = ?::text",
                        asset.asset()))
                .isEqualTo(1);
    }

    @Test
    void anOlderVersionAfterANewerOneIsDropped() {
        AssetId id = AssetId.next();
        AssetChanged newer = TestAssets.invention().asset(id).version(2).build();
        AssetChanged older = TestAssets.invention().asset(id).version(1).build();
        broker.publish(newer);
        valued(newer);
        broker.publish(older);
        AssetChanged after = TestAssets.invention().build();
        broker.publish(after);
        valued(after);
        assertThat(broker.told(ValuationCompleted.class))
                .filteredOn(each -> each.asset().equals(id))
                .extracting(ValuationCompleted::assetVersion)
                .containsExactly(2L);
    }

    @Test
    void aLapseMakesItWorthlessAtOnce() {
        AssetId id = AssetId.next();
        broker.publish(TestAssets.invention().asset(id).version(1).build());
        broker.publish(TestAssets.invention()
                .asset(id)
                .version(2)
                .status(LegalStatus.LAPSED)
                .build());
        ValuationCompleted lapsed =
                broker.await(ValuationCompleted.class, each -> each.asset().equals(id) && each.assetVersion() == 2);
        assertThat(lapsed.p90().isZero()).isTrue();
        assertThat(lapsed.noEstimateReason()).isNull();
        JsonPath list = given().auth()
                .oauth2(Tokens.of("chen.trader"))
                .get("/api/v1/valuations?limit=1&asset=" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(list.getInt("items[0].assetVersion")).isEqualTo(2);
        JsonPath next = given().auth()
                .oauth2(Tokens.of("chen.trader"))
                .get("/api/v1/valuations?limit=1&asset=" + id + "&cursor=" + list.getString("next"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(next.getInt("items[0].assetVersion")).isEqualTo(1);
        assertThat(next.getString("next")).isNull();
    }

    @Test
    void whatTheMethodLacksIsSaid() {
        AssetChanged asset = TestAssets.of(AssetType.UTILITY_MODEL).ipc(null).build();
        broker.publish(asset);
        ValuationCompleted told = valued(asset);
        assertThat(told.p50()).isNull();
        assertThat(told.noEstimateReason()).contains("no IPC symbol");
        assertThat(read(told).getString("noEstimateReason")).isEqualTo(told.noEstimateReason());
    }

    @Test
    void aPoisonedEventDoesNotStopTheOthers() {
        AssetChanged asset = TestAssets.invention().build();
        long dead = broker.waiting("valuation.dead");
        broker.publish("asset.changed.v1", poison(), "{\"asset\": 1}".getBytes(StandardCharsets.UTF_8));
        broker.publish(asset);
        valued(asset);
        soon().untilAsserted(() -> assertThat(broker.waiting("valuation.dead")).isEqualTo(dead + 1));
    }

    @Test
    void theReadersDigestIsTheOwners() {
        AssetChanged asset = TestAssets.invention().build();
        broker.publish(asset);
        valued(asset);
        String hash = given().auth()
                .oauth2(Tokens.of("admin"))
                .get("/internal/digests/asset?mode=test&limit=100")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("items.find { it.subject == '" + asset.asset() + "' }.hash");
        assertThat(hash).isEqualTo(EventJson.hash(asset));
    }

    private ValuationCompleted valued(AssetChanged asset) {
        return broker.await(
                ValuationCompleted.class,
                each -> each.asset().equals(asset.asset()) && each.assetVersion() == asset.version(),
                SECONDS);
    }

    private static JsonPath read(ValuationCompleted told) {
        return given().auth()
                .oauth2(Tokens.of("lin.trader"))
                .get("/api/v1/valuations/" + told.valuation())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static AMQP.BasicProperties poison() {
        return new AMQP.BasicProperties.Builder()
                .contentType("application/json")
                .deliveryMode(2)
                .headers(Map.of(
                        "cloudEvents:specversion", "1.0",
                        "cloudEvents:id", Ids.next().toString(),
                        "cloudEvents:type", "asset.changed.v1",
                        "cloudEvents:source", "/listing",
                        "cloudEvents:subject", "1",
                        "cloudEvents:time", Instant.now().toString(),
                        "cloudEvents:mode", "test"))
                .build();
    }

    private long count(String sql, AssetId asset) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, asset.value());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LocalDate today() {
        return MarketClock.system().today();
    }

    private static ConditionFactory soon() {
        return await().atMost(SECONDS);
    }
}
