package org.ipmarket.settlement.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.settlement.Scene.as;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.SettlementTerms;
import org.ipmarket.messages.Term;
import org.ipmarket.messages.event.DealConcluded;
import org.ipmarket.messages.event.TradeOpened;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.Scene;

/** What people do with a negotiated trade at the API. */
final class TradeDesk {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final Term LONG = Term.of(Duration.ofHours(1));
    /** SHA-256 of some contract. */
    static final String CONTRACT = "c".repeat(64);

    final TradeId id;
    final AssetId asset;
    final DealConcluded deal;
    private final String buyer;

    private TradeDesk(TradeId id, AssetId asset, DealConcluded deal, String buyer) {
        this.id = id;
        this.asset = asset;
        this.deal = deal;
        this.buyer = buyer;
    }

    /** A trade that chen buys. */
    static TradeDesk opened(Scene scene, SettlementTerms terms) {
        return opened(scene, terms, Scene.CHEN, "chen");
    }

    static TradeDesk opened(Scene scene, SettlementTerms terms, ParticipantId buyer, String name) {
        AssetId asset = new AssetId(Ids.next());
        DealConcluded deal = Scene.deal(new OfferId(Ids.next()), asset, Scene.rules(Scene.Periods.LONG, terms), buyer);
        scene.broker.publish(Scene.asset(asset, LegalStatus.IN_FORCE, 1));
        scene.broker.publish(deal);
        TradeOpened opened =
                scene.broker.await(TradeOpened.class, each -> each.award().equals(deal.award()), PATIENCE);
        return new TradeDesk(opened.trade(), asset, deal, name);
    }

    /** Terms in which only what is named is said. */
    static SettlementTerms terms(Map<String, Object> said) {
        return new SettlementTerms(
                (Term) said.get("confirmation"),
                (Term) said.get("contract"),
                (Term) said.get("export"),
                (Term) said.get("payment"),
                (Term) said.get("filing"),
                (Term) said.get("recordal"),
                (Term) said.get("payout"),
                (Term) said.get("cureBegins"),
                (Term) said.get("cure"),
                (Term) said.get("refund"),
                (Term) said.get("reminder"),
                instalments(said.get("instalments")),
                (Integer) said.get("recordalAfter"),
                (Boolean) said.get("outsidePayment"),
                (Boolean) said.get("unwindClause"));
    }

    @SuppressWarnings("unchecked")
    private static List<SettlementTerms.Instalment> instalments(Object said) {
        return (List<SettlementTerms.Instalment>) said;
    }

    static List<SettlementTerms.Instalment> halves(Term first, Term second) {
        return List.of(new SettlementTerms.Instalment(5_000, first), new SettlementTerms.Instalment(5_000, second));
    }

    JsonPath read() {
        return as("gz.manager").get(path("")).jsonPath();
    }

    String state() {
        return read().getString("state");
    }

    JsonPath await(String state) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(state())
                .isEqualTo(state));
        return read();
    }

    String path(String what) {
        return "/api/v1/trades/" + id + what;
    }

    Response post(String user, String what, Object body) {
        return as(user).header("Idempotency-Key", Scene.key()).body(body).post(path(what));
    }

    /** What must succeed. */
    JsonPath done(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    void signBoth() {
        done(sign("uni.approver"));
        done(sign(buyer + ".approver"));
    }

    Response sign(String approver) {
        return Scene.sign(approver, id, read().getString("confirmationHash"));
    }

    Response signContract(String approver) {
        return post(approver, "/contract-signatures", Map.of("documentHash", CONTRACT));
    }

    /** Pays an instalment, from 1, and waits until it is booked. */
    void pay(int number) {
        String at = "course.instalments[" + (number - 1) + "].";
        JsonPath trade = read();
        Scene.pay(buyer + ".trader", trade.getString(at + "reference"), due(trade, number));
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(read().getString(at + "paidAt"))
                .isNotNull());
    }

    static Money due(JsonPath trade, int number) {
        String at = "course.instalments[" + (number - 1) + "].";
        return Scene.money(trade, at + "amount").minus(Scene.money(trade, at + "paidOutside"));
    }

    Response file() {
        return post("gz.recordal1", "/filing", Map.of("receipt", "受理通知书 1"));
    }

    Response giveBack() {
        return post("gz.recordal1", "/filing/return", Map.of("reason", "a seal is missing"));
    }

    Response enterRecordal() {
        return as("gz.recordal1")
                .body(Map.of(
                        "registration",
                        "手续合格通知书 1",
                        "effectiveOn",
                        read().getString("openedAt").substring(0, 10)))
                .post(path("/recordal"));
    }

    void record() {
        done(enterRecordal());
        done(checkRecordal());
    }

    Response checkRecordal() {
        return as("gz.recordal2").body("{}").post(path("/recordal/check"));
    }

    Response freeze() {
        return post("gz.recordal1", "/freeze", Map.of("reason", "a letter of complaint"));
    }

    Response cure() {
        return post("gz.recordal1", "/cure", Map.of("reason", "to answer it"));
    }

    Response lift() {
        return post("gz.recordal2", "/lift", Map.of("reason", "it was answered"));
    }

    Response agreeToUnwind(String approver) {
        return post(approver, "/unwinding", Map.of("reason", "not worth the trouble"));
    }

    Response enter(String user, Map<String, Object> entry) {
        Map<String, Object> body = new HashMap<>(entry);
        body.putIfAbsent("document", "paper no. 1");
        return post(user, "/entries", body);
    }

    /** Enters and has it checked by another. */
    JsonPath entered(String user, String checker, Map<String, Object> entry) {
        JsonPath trade = done(enter(user, entry));
        return done(check(checker, trade.getString("course.entries[-1].id")));
    }

    Response check(String user, String entry) {
        return as(user).body("{}").post(path("/entries/" + entry + "/check"));
    }

    static Instant due(JsonPath trade) {
        return Instant.parse(trade.getString("course.deadline.due"));
    }
}
