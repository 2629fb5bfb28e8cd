package org.ipmarket.settlement.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.ipmarket.settlement.Scene.as;
import static org.ipmarket.settlement.clearing.TradeDesk.LONG;
import static org.ipmarket.settlement.clearing.TradeDesk.terms;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Map;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.settlement.Scene;
import org.junit.jupiter.api.Test;

/** A contract of its own that is signed on the market's paper: sealed, or at a provider of electronic signatures. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class ContractOnPaperIT {
    @Test
    void whatBothHaveSignedOnPaperIsTheTradesContract() {
        try (Scene scene = new Scene()) {
            TradeDesk desk = TradeDesk.opened(scene, terms(Map.of("contract", LONG)));
            // sealed together with the confirmation, before the trade waits for it
            String hash = sealed(desk, "seller");
            assertThat(desk.read().getString("state")).isEqualTo("OPENED");
            desk.signBoth();
            JsonPath confirmed = desk.read();
            assertThat(confirmed.getString("state")).isEqualTo("CONFIRMED");
            assertThat(confirmed.getList("course.contractSignatures.side")).containsExactly("SELLER");
            desk.signContract("chen.approver")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/document-differs"))
                    .body("accepted", equalTo(hash));
            as("chen.approver")
                    .body("{}")
                    .post(desk.path("/papers/contract/signatures/electronic"))
                    .then()
                    .statusCode(202)
                    .body("paperSha256", equalTo(hash));
            JsonPath signed = desk.await("SIGNED");
            assertThat(signed.getList("course.contractSignatures.side")).containsExactlyInAnyOrder("SELLER", "BUYER");
            assertThat(signed.getList("history.state", String.class)).containsExactly("OPENED", "CONFIRMED", "SIGNED");
            desk.pay(1);
            assertThat(desk.state()).isEqualTo("FUNDED");
        }
    }

    @Test
    void aPaperThatIsSignedWhileTheTradeStandsStillCountsOnceItGoesOn() {
        try (Scene scene = new Scene()) {
            TradeDesk desk = TradeDesk.opened(scene, terms(Map.of("contract", LONG)));
            desk.signBoth();
            sealed(desk, "seller");
            desk.done(desk.freeze());
            sealed(desk, "buyer");
            JsonPath frozen = desk.read();
            assertThat(frozen.getString("state")).isEqualTo("FROZEN");
            assertThat(frozen.getList("course.contractSignatures.side")).containsExactly("SELLER");
            desk.done(desk.lift());
            assertThat(desk.state()).isEqualTo("SIGNED");
        }
    }

    @Test
    void bothSidesSignOneDocument() {
        try (Scene scene = new Scene()) {
            TradeDesk desk = TradeDesk.opened(scene, terms(Map.of("contract", LONG)));
            desk.signBoth();
            desk.done(desk.signContract("uni.approver"));
            scan(desk, "buyer")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/document-differs"))
                    .body("accepted", hasItem(TradeDesk.CONTRACT));
            as("chen.approver")
                    .body("{}")
                    .post(desk.path("/papers/contract/signatures/electronic"))
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/document-differs"));
            // a paper that the confirmation does not need moves nothing
            TradeDesk without = TradeDesk.opened(scene, null);
            sealed(without, "seller");
            sealed(without, "buyer");
            assertThat(without.state()).isEqualTo("OPENED");
        }
    }

    /** Uploads a side's sealed contract and has it checked; gives the hash of the paper that was signed. */
    private static String sealed(TradeDesk desk, String side) {
        JsonPath entered = scan(desk, side).then().statusCode(201).extract().jsonPath();
        as("gz.recordal2")
                .body(Map.of("accepted", true))
                .post(desk.path("/papers/contract/signatures/" + entered.getString("id") + "/check"))
                .then()
                .statusCode(200)
                .body("state", equalTo("SIGNED"));
        return entered.getString("paperSha256");
    }

    private static Response scan(TradeDesk desk, String side) {
        byte[] paper = as("gz.recordal1").get(desk.path("/papers/contract.pdf")).asByteArray();
        return as("gz.recordal1")
                .contentType("application/pdf")
                .body(paper)
                .post(desk.path("/papers/contract/signatures/" + side + "/scan"));
    }
}
