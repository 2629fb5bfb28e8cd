package org.ipmarket.settlement.recordal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.settlement.Scene.as;
import static org.ipmarket.settlement.Scene.awaitTrade;
import static org.ipmarket.settlement.Scene.money;
import static org.ipmarket.settlement.Scene.pay;
import static org.ipmarket.settlement.Scene.sign;
import static org.ipmarket.settlement.Scene.trade;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.OwnerShare;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.DealConcluded;
import org.ipmarket.messages.event.TradeOpened;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.Scene;
import org.ipmarket.settlement.Scene.Periods;

/** Deals of any right about assets of any kind, and the recordal staff of their centre. */
public final class RecordalScene {
    static final LocalDate TODAY = LocalDate.now(MarketClock.ZONE);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private RecordalScene() {}

    /** An asset as the register tells it. */
    static AssetChanged asset(AssetId id, AssetType type, List<OwnerShare> owners) {
        AssetChanged like = Scene.asset(id, LegalStatus.IN_FORCE, 1);
        return new AssetChanged(
                id,
                like.mode(),
                1,
                type,
                like.title(),
                like.registeredAt(),
                like.office(),
                like.number(),
                owners,
                like.status(),
                like.statusAsOf(),
                like.filed(),
                like.granted(),
                null,
                null,
                like.expires(),
                like.ipc(),
                like.referencesCited(),
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** A deal of the university and chen about new assets, concluded; its trade is open. */
    static TradeId opened(Scene scene, Right right, AssetType... types) {
        return opened(scene, Periods.LONG, right, types);
    }

    static TradeId opened(Scene scene, Periods periods, Right right, AssetType... types) {
        List<AssetId> assets =
                Arrays.stream(types).map(type -> new AssetId(Ids.next())).toList();
        for (int i = 0; i < types.length; i++) {
            scene.broker.publish(asset(assets.get(i), types[i], List.of(new OwnerShare(Scene.UNIVERSITY, 10_000))));
        }
        DealConcluded like = Scene.deal(Scene.newOffer(), assets.getFirst(), periods);
        DealConcluded deal = new DealConcluded(
                like.deal(),
                like.award(),
                like.mode(),
                like.centre(),
                like.buyerCentre(),
                like.seller(),
                like.buyer(),
                right,
                right == Right.ASSIGNMENT ? null : like.extent(),
                assets,
                like.title(),
                like.price(),
                like.noticeNumber(),
                like.rules(),
                like.fees(),
                true,
                Instant.now().truncatedTo(ChronoUnit.MICROS));
        scene.broker.publish(deal);
        return scene.broker
                .await(TradeOpened.class, each -> each.award().equals(deal.award()), PATIENCE)
                .trade();
    }

    /** As {@link #opened}, signed and paid. */
    static TradeId funded(Scene scene, Right right, AssetType... types) {
        TradeId trade = opened(scene, right, types);
        signBoth(trade);
        JsonPath signed = trade("chen.trader", trade);
        pay("chen.trader", signed.getString("paymentReference"), money(signed, "amountDue"));
        awaitTrade("chen.trader", trade, "FUNDED");
        return trade;
    }

    static void signBoth(TradeId trade) {
        String hash = trade("chen.approver", trade).getString("confirmationHash");
        sign("uni.approver", trade, hash).then().statusCode(200);
        sign("chen.approver", trade, hash).then().statusCode(200);
    }

    static String path(TradeId trade) {
        return "/api/v1/trades/" + trade + "/recordal";
    }

    static JsonPath file(String user, TradeId trade) {
        Response answer = as(user).get(path(trade));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    static String state(TradeId trade, Matter matter) {
        return file("gz.recordal1", trade).getString("cases.find { it.matter == '" + matter + "' }.state");
    }

    static byte[] pdf(String text) {
        return ("%PDF-1.4\n" + text + " " + UUID.randomUUID() + "\n%%EOF").getBytes(StandardCharsets.UTF_8);
    }

    static Response bring(
            String user, TradeId trade, Matter matter, Paper paper, String mediaType, byte[] bytes, LocalDate asOf) {
        return given().header("Authorization", "Bearer " + Tokens.of(user))
                .contentType(mediaType)
                .queryParam("matter", matter.name())
                .queryParam("paper", paper.name())
                .queryParam("asOf", asOf.toString())
                .queryParam("fileName", paper.zh() + ".pdf")
                .body(bytes)
                .post(path(trade) + "/evidence");
    }

    /** Brings a paper; gives its id. */
    static String brought(String user, TradeId trade, Matter matter, Paper paper) {
        return brought(user, trade, matter, paper, TODAY);
    }

    private static String brought(String user, TradeId trade, Matter matter, Paper paper, LocalDate asOf) {
        Response answer = bring(user, trade, matter, paper, "application/pdf", pdf(paper.en()), asOf);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.jsonPath().getString("id");
    }

    static Response review(String user, TradeId trade, String evidence, String verdict, String remarks) {
        Map<String, Object> body = new HashMap<>(Map.of("verdict", verdict));
        body.put("remarks", remarks);
        return as(user).body(body).post(path(trade) + "/evidence/" + evidence + "/review");
    }

    /** Brings papers and has them accepted. */
    static void accepted(String user, TradeId trade, Matter matter, Paper... papers) {
        accepted(user, trade, matter, TODAY, papers);
    }

    /** @param today of the market */
    public static void accepted(String user, TradeId trade, Matter matter, LocalDate today, Paper... papers) {
        for (Paper paper : papers) {
            String id = brought(user, trade, matter, paper, today);
            review("gz.reviewer1", trade, id, "ACCEPTED", null).then().statusCode(200);
        }
    }

    public static Response act(String user, TradeId trade, Matter matter, String what, Object body) {
        return as(user).body(body).post(path(trade) + "/cases/" + matter + what);
    }

    static Response byHand(String user, TradeId trade, Matter matter) {
        return byHand(user, trade, matter, TODAY);
    }

    /** @param today of the market */
    public static Response byHand(String user, TradeId trade, Matter matter, LocalDate today) {
        return act(
                user,
                trade,
                matter,
                "/filing",
                Map.of("overLink", false, "on", today.toString(), "number", "2026112900012345"));
    }

    static Response claim(String user, TradeId trade, Matter matter, String kind, String evidence) {
        return claim(user, trade, matter, kind, evidence, TODAY);
    }

    private static Response claim(
            String user, TradeId trade, Matter matter, String kind, String evidence, LocalDate today) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "kind",
                kind,
                "number",
                "2026-" + kind,
                "on",
                today.toString(),
                "asOf",
                today.toString(),
                "evidence",
                evidence,
                "reasons",
                "as the office's paper says"));
        if (kind.equals("CORRECTION")) {
            body.put("until", today.plusDays(30).toString());
        }
        return act(user, trade, matter, "/claim", body);
    }

    /** Enters what the office has said, with its paper, and has it checked. */
    static Response said(TradeId trade, Matter matter, String kind, Paper paper) {
        return said(trade, matter, kind, paper, TODAY);
    }

    /** @param today of the market */
    public static Response said(TradeId trade, Matter matter, String kind, Paper paper, LocalDate today) {
        String evidence = brought("gz.recordal1", trade, matter, paper, today);
        Response claimed = claim("gz.recordal1", trade, matter, kind, evidence, today);
        assertThat(claimed.statusCode()).as(claimed.asString()).isEqualTo(200);
        return act("gz.recordal2", trade, matter, "/claim/check", Map.of());
    }
}
