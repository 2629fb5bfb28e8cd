package org.ipmarket.settlement.recordal;

import static org.hamcrest.Matchers.equalTo;
import static org.ipmarket.settlement.Scene.as;
import static org.ipmarket.settlement.Scene.awaitTrade;
import static org.ipmarket.settlement.recordal.RecordalScene.TODAY;
import static org.ipmarket.settlement.recordal.RecordalScene.accepted;
import static org.ipmarket.settlement.recordal.RecordalScene.byHand;
import static org.ipmarket.settlement.recordal.RecordalScene.funded;
import static org.ipmarket.settlement.recordal.RecordalScene.opened;
import static org.ipmarket.settlement.recordal.RecordalScene.said;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.FewAtOnceByTheFile;
import org.ipmarket.settlement.Scene;
import org.junit.jupiter.api.Test;

/** Without the short form, as in the live market: a trade goes to its office, comes back and is recorded by its case file alone. */
@QuarkusTest
@TestProfile(FewAtOnceByTheFile.class)
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class CaseFileOnlyIT {
    @Test
    void nothingMovesTheTradeBeforeItsOfficeButItsFile() {
        try (Scene scene = new Scene()) {
            TradeId waiting = opened(scene, Right.ASSIGNMENT, AssetType.INVENTION);
            refused(post(waiting, "/filing", Map.of("receipt", "1")), "trade-state", "OPENED");
            TradeId trade = funded(scene, Right.ASSIGNMENT, AssetType.INVENTION);
            refused(post(trade, "/filing", Map.of("receipt", "受理通知书 1")), "recordal-by-file", "FUNDED");
            refused(
                    post(trade, "/recordal", Map.of("registration", "1", "effectiveOn", TODAY.toString())),
                    "recordal-by-file",
                    "FUNDED");
            Matter matter = Matter.TITLE_CHANGE;
            accepted("uni.trader", trade, matter, Paper.CONTRACT, Paper.CHANGE_FORM, Paper.OFFICIAL_FEE);
            byHand("gz.recordal1", trade, matter).then().statusCode(200).body("state", equalTo("FILED"));
            refused(post(trade, "/filing/return", Map.of("reason", "a seal is missing")), "recordal-by-file", "FILED");
            said(trade, matter, "EFFECT", Paper.OFFICE_PAPER).then().statusCode(200);
            awaitTrade("uni.trader", trade, "COMPLETED");
        }
    }

    private static Response post(TradeId trade, String what, Map<String, Object> body) {
        return as("gz.recordal1").body(body).post("/api/v1/trades/" + trade + what);
    }

    private static void refused(Response answer, String slug, String state) {
        answer.then().statusCode(409).body("type", equalTo("/problems/" + slug)).body("state", equalTo(state));
    }
}
