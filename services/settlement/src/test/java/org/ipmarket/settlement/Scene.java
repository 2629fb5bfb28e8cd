package org.ipmarket.settlement;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.FeeSchedule.Tier;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.OwnerShare;
import org.ipmarket.messages.ParticipantKind;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.SettlementTerms;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.TradingRules;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.CentreChanged;
import org.ipmarket.messages.event.DealConcluded;
import org.ipmarket.messages.event.LotAwarded;
import org.ipmarket.messages.event.LotClosed;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.event.OfferAnnounced.OfferedAsset;
import org.ipmarket.messages.event.ParticipantChanged;
import org.ipmarket.messages.event.TradeOpened;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;

/** The rest of the market around settlement: what listing and bidding tell, and people at the API. */
public final class Scene implements AutoCloseable {
    public static final CentreCode GZ = new CentreCode("GZ");
    public static final CentreCode SZ = new CentreCode("SZ");
    public static final CentreCode FS = new CentreCode("FS");

    /** 岭南理工大学, the seller: uni.trader, uni.approver. */
    public static final ParticipantId UNIVERSITY = ParticipantId.fromString("01900000-0000-7000-8000-000000000003");
    /** 鹏城光电, a buyer through SZ: chen.trader, chen.approver. */
    public static final ParticipantId CHEN = ParticipantId.fromString("01900000-0000-7000-8000-000000000002");
    /** 越秀机器人, another buyer, through GZ: lin.trader, lin.approver. */
    public static final ParticipantId LIN = ParticipantId.fromString("01900000-0000-7000-8000-000000000001");
    /** 何静: not qualified anywhere. */
    public static final ParticipantId HE = ParticipantId.fromString("01900000-0000-7000-8000-000000000004");

    public static final Money DEPOSIT = Money.parse("10000.00", "CNY");
    public static final Money PRICE = Money.parse("120000.00", "CNY");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final FeeSchedule FEES = new FeeSchedule(
            List.of(new Tier(Money.parse("100000.00", "CNY"), 500), new Tier(null, 333)),
            Money.parse("100.00", "CNY"),
            4_000,
            3_500,
            2_500,
            null,
            null,
            2_000);

    public final TestBroker broker = TestBroker.open("settlement");

    /** How long a scene's lots give to sign and to pay. */
    public record Periods(Duration confirmation, Duration payment) {
        public static final Periods LONG = new Periods(Duration.ofMinutes(30), Duration.ofMinutes(30));
    }

    /** Tells centres and participants, as listing would. */
    public Scene() {
        for (CentreCode code : List.of(GZ, SZ, FS)) {
            broker.publish(new CentreChanged(
                    code,
                    Mode.TEST,
                    1,
                    new LocalizedText("中心 " + code, "Centre " + code),
                    "CNY",
                    Set.of(AssetKind.PATENT),
                    Set.of(SaleMethod.ENGLISH),
                    rules(Periods.LONG),
                    FEES));
        }
        participant(UNIVERSITY, GZ, Standing.QUALIFIED, Set.of(GZ), 1);
        participant(CHEN, SZ, Standing.QUALIFIED, Set.of(SZ), 1);
        participant(LIN, GZ, Standing.QUALIFIED, Set.of(GZ, SZ), 1);
        participant(HE, GZ, Standing.REGISTERED, Set.of(), 1);
    }

    public void participant(ParticipantId id, CentreCode home, Standing standing, Set<CentreCode> at, long version) {
        broker.publish(new ParticipantChanged(
                id, Mode.TEST, version, ParticipantKind.FIRM, home, standing, at, Set.of(), false, null, null));
    }

    public static AssetChanged asset(AssetId id, LegalStatus status, long version) {
        return new AssetChanged(
                id,
                Mode.TEST,
                version,
                AssetType.INVENTION,
                new LocalizedText("一种光学装置", "An optical device"),
                GZ,
                "CN",
                "ZL202310012345.6",
                List.of(new OwnerShare(UNIVERSITY, 10_000)),
                status,
                LocalDate.parse("2026-01-01"),
                LocalDate.parse("2023-01-05"),
                LocalDate.parse("2025-01-07"),
                null,
                null,
                LocalDate.parse("2043-01-05"),
                List.of("G02B"),
                3,
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    public static OfferAnnounced offer(OfferId id, AssetId asset, Periods periods, OfferId relists) {
        return offer(id, asset, periods, relists, Instant.now().truncatedTo(ChronoUnit.MICROS));
    }

    /** @param now when it is announced */
    public static OfferAnnounced offer(OfferId id, AssetId asset, Periods periods, OfferId relists, Instant now) {
        return new OfferAnnounced(
                id,
                Mode.TEST,
                GZ,
                "GZ-T-2026-0001",
                List.of(new OfferedAsset(asset, 1, AssetType.INVENTION)),
                UNIVERSITY,
                Right.ASSIGNMENT,
                SaleMethod.ENGLISH,
                new LocalizedText("一种光学装置", "An optical device"),
                Money.parse("100000.00", "CNY"),
                Money.parse("1000.00", "CNY"),
                DEPOSIT,
                now,
                now.plusSeconds(5),
                now.plusSeconds(20),
                rules(periods),
                FEES,
                relists,
                true,
                null,
                null);
    }

    /** A licence that the university and chen agreed on, concluded at GZ; the buyer comes through SZ. */
    public static DealConcluded deal(OfferId deal, AssetId asset, Periods periods) {
        return deal(deal, asset, rules(periods), CHEN);
    }

    /** As {@link #deal(OfferId, AssetId, Periods)}, for another price at another time. */
    public static DealConcluded deal(OfferId deal, AssetId asset, Periods periods, Money price, Instant concludedAt) {
        return deal(deal, asset, rules(periods), CHEN, price, concludedAt);
    }

    /** As {@link #deal(OfferId, AssetId, Periods)}, by other rules, with another buyer. */
    public static DealConcluded deal(OfferId deal, AssetId asset, TradingRules rules, ParticipantId buyer) {
        return deal(deal, asset, rules, buyer, PRICE, Instant.now().truncatedTo(ChronoUnit.MICROS));
    }

    private static DealConcluded deal(
            OfferId deal, AssetId asset, TradingRules rules, ParticipantId buyer, Money price, Instant concludedAt) {
        return new DealConcluded(
                deal,
                new AwardId(Ids.next()),
                Mode.TEST,
                GZ,
                SZ,
                UNIVERSITY,
                buyer,
                Right.EXCLUSIVE_LICENCE,
                new Extent(Set.of("CN"), Set.of("光学仪器"), null, LocalDate.parse("2030-01-01")),
                List.of(asset),
                new LocalizedText("一种光学装置", "An optical device"),
                price,
                "GZ-T-2026-0007",
                rules,
                FEES,
                true,
                concludedAt);
    }

    private static TradingRules rules(Periods periods) {
        return rules(periods, null);
    }

    /** Rules of a test market that say how the trade goes on. */
    public static TradingRules rules(Periods periods, SettlementTerms settlement) {
        return new TradingRules(
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                1_000,
                periods.confirmation(),
                periods.payment(),
                1,
                settlement);
    }

    public static OfferId newOffer() {
        return new OfferId(Ids.next());
    }

    /** Announces a lot with an asset of its own and waits until settlement knows it. */
    public LotId announce(Periods periods) {
        return announce(newOffer(), periods, null);
    }

    public LotId announce(OfferId offer, Periods periods, OfferId relists) {
        AssetId asset = new AssetId(Ids.next());
        broker.publish(asset(asset, LegalStatus.IN_FORCE, 1));
        broker.publish(offer(offer, asset, periods, relists));
        LotId lot = LotId.of(offer);
        await().atMost(PATIENCE)
                .until(() -> as("uni.trader")
                                .header("Idempotency-Key", key())
                                .body(Map.of("lot", lot.toString(), "buyerCentre", "GZ"))
                                .post("/api/v1/deposits")
                                .statusCode()
                        != 404);
        return lot;
    }

    public LotClosed closed(LotId lot, Set<DepositId> retained) {
        return new LotClosed(
                lot,
                Mode.TEST,
                GZ,
                retained.isEmpty() ? LotClosed.Result.UNSOLD : LotClosed.Result.SOLD,
                retained.isEmpty() ? null : PRICE,
                retained.size(),
                3,
                retained,
                "english-1",
                "00",
                3,
                Instant.now());
    }

    public LotAwarded awarded(LotId lot, ParticipantId winner, DepositId deposit) {
        return new LotAwarded(
                new AwardId(Ids.next()),
                lot,
                Mode.TEST,
                GZ,
                SZ,
                UNIVERSITY,
                winner,
                deposit,
                PRICE,
                Instant.now().truncatedTo(ChronoUnit.MICROS));
    }

    /** A person at the API. */
    public static RequestSpecification as(String user) {
        return given().header("Authorization", "Bearer " + Tokens.of(user)).contentType(ContentType.JSON);
    }

    public static String key() {
        return UUID.randomUUID().toString();
    }

    /** Announces a deposit; it must succeed. */
    public static JsonPath deposit(String trader, LotId lot, CentreCode through) {
        Response answer = as(trader)
                .header("Idempotency-Key", key())
                .body(Map.of("lot", lot.toString(), "buyerCentre", through.value()))
                .post("/api/v1/deposits");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.jsonPath();
    }

    /** Pays from the trader's own account at the simulated bank. */
    public static void pay(String trader, String reference, Money amount) {
        as(trader)
                .header("Idempotency-Key", key())
                .body(Map.of("reference", reference, "amount", amount))
                .post("/api/v1/bank/simulator/transfers")
                .then()
                .statusCode(202);
    }

    /** Announces and pays a deposit, and waits until it is held. */
    public static DepositId held(String trader, LotId lot, CentreCode through) {
        JsonPath deposit = deposit(trader, lot, through);
        pay(trader, deposit.getString("bankReference"), DEPOSIT);
        awaitDeposit(trader, deposit.getString("id"), "HELD");
        return DepositId.fromString(deposit.getString("id"));
    }

    public static void awaitDeposit(String trader, Object id, String state) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        as(trader).get("/api/v1/deposits/" + id).jsonPath().getString("state"))
                .isEqualTo(state));
    }

    public static JsonPath awaitTrade(String user, Object id, String state) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(trade(user, id).getString("state"))
                .isEqualTo(state));
        return trade(user, id);
    }

    public static JsonPath trade(String user, Object id) {
        return as(user).get("/api/v1/trades/" + id).jsonPath();
    }

    public static Response sign(String approver, Object trade, String hash) {
        return as(approver)
                .header("Idempotency-Key", key())
                .body(Map.of("documentHash", hash))
                .post("/api/v1/trades/" + trade + "/signatures");
    }

    /** A lot won by chen.trader through SZ, up to the opened trade. */
    public TradeOpened opened(Periods periods) {
        LotId lot = announce(periods);
        DepositId deposit = held("chen.trader", lot, SZ);
        LotAwarded award = awarded(lot, CHEN, deposit);
        broker.publish(closed(lot, Set.of(deposit)));
        broker.publish(award);
        return broker.await(TradeOpened.class, opened -> opened.award().equals(award.award()), PATIENCE);
    }

    /** As {@link #opened}, signed by both sides. */
    public TradeOpened signed(Periods periods) {
        TradeOpened opened = opened(periods);
        String hash = trade("chen.trader", opened.trade()).getString("confirmationHash");
        sign("uni.approver", opened.trade(), hash).then().statusCode(200);
        sign("chen.approver", opened.trade(), hash).then().statusCode(200);
        return opened;
    }

    /** As {@link #signed}, paid. */
    public TradeOpened funded() {
        TradeOpened opened = signed(Periods.LONG);
        JsonPath trade = trade("chen.trader", opened.trade());
        pay("chen.trader", trade.getString("paymentReference"), money(trade, "amountDue"));
        awaitTrade("chen.trader", opened.trade(), "FUNDED");
        return opened;
    }

    public static Money money(JsonPath of, String field) {
        return Money.parse(of.getString(field + ".amount"), of.getString(field + ".currency"));
    }

    /** The sums that have to hold at any time. */
    public static JsonPath soundLedger() {
        JsonPath checks = as("regulator").get("/api/v1/ledger/checks").jsonPath();
        String all = checks.prettify();
        assertThat(checks.getLong("unbalanced")).as(all).isZero();
        assertThat(checks.getLong("negativeAccounts")).as(all).isZero();
        assertThat(checks.getLong("driftedAccounts")).as(all).isZero();
        assertThat(checks.getLong("wrongDeposits")).as(all).isZero();
        assertThat(money(checks, "moneyIn"))
                .as(all)
                .isEqualTo(money(checks, "moneyHeld").plus(money(checks, "moneyOut")));
        assertThat(money(checks, "deposits.held"))
                .as(all)
                .isEqualTo(money(checks, "deposits.open")
                        .plus(money(checks, "deposits.released"))
                        .plus(money(checks, "deposits.applied"))
                        .plus(money(checks, "deposits.forfeited")));
        return checks;
    }

    @Override
    public void close() {
        broker.close();
    }

    /** What became of the bank's entries with that remark. */
    public static List<String> bankLines(String remark) {
        return Pages.all("admin", "/api/v1/bank/statements", "items.findAll { it.remark == '" + remark + "' }.state");
    }
}
