package org.ipmarket.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.ipmarket.e2e.check.Invariants;
import org.ipmarket.e2e.check.Report;
import org.ipmarket.e2e.client.MarketClient;
import org.ipmarket.e2e.client.Views;
import org.ipmarket.e2e.job.Outcome;
import org.ipmarket.e2e.job.Script;
import org.ipmarket.e2e.seed.Participants;
import org.ipmarket.messages.Money;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The main job, twice at once: a patent from Guangzhou to Shenzhen, a software copyright from the exchange to Foshan. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MainJobIT {
    private MarketClient market;
    private List<Outcome> played;

    @BeforeAll
    void play() {
        market = Stack.market();
        Stack.seed(market).all();
        played = Plays.atOnce(market, (job, at) -> {}, Script.patent(), Script.software());
    }

    @Test
    void bothSalesWentThroughTheBuyersOwnCentres() {
        assertThat(played).extracting(outcome -> outcome.trade().state()).containsOnly("COMPLETED");
        assertThat(played)
                .extracting(outcome ->
                        outcome.trade().centre() + " to " + outcome.trade().buyerCentre())
                .containsExactly("GZ to SZ", "SICE to FS");
        assertThat(played)
                .extracting(outcome -> outcome.trade().buyer())
                .containsExactly(Participants.PENGCHENG_OPTICS.id(), Participants.NANHAI_BROKERS.id());
    }

    @Test
    void theRegisterShowsTheBuyerAndEveryPriceIsAccountedFor() {
        for (Outcome outcome : played) {
            Views.Trade trade = outcome.trade();
            as("regulator")
                    .get("/assets/" + outcome.asset() + "/title")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(2))
                    .body("items.basis", contains("REGISTERED", "ASSIGNMENT"))
                    .body("items[1].trade", equalTo(trade.id().toString()))
                    .body(
                            "items[1].owners[0].participant",
                            equalTo(trade.buyer().toString()));
            Money paidOut = trade.payouts().stream()
                    .map(Views.Payout::amount)
                    .reduce(Money::plus)
                    .orElseThrow();
            assertThat(paidOut).isEqualTo(trade.price().plus(trade.buyerCommission()));
        }
    }

    @Test
    void theOffersAreCompletedAndMarkedAsDemonstration() {
        for (Outcome outcome : played) {
            as("lin.trader")
                    .get("/listings/" + outcome.lot())
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("COMPLETED"))
                    .body("result.state", equalTo("SOLD"))
                    .body("demonstration", equalTo(true));
        }
    }

    @Test
    void theConfirmationOfSaleCanBeReadByItsParties() {
        Outcome patent = played.getFirst();
        given().baseUri(base())
                .auth()
                .oauth2(market.tokenOf(Participants.PENGCHENG_OPTICS.approver()))
                .get("/trades/" + patent.trade().id() + "/confirmation")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(containsString("成交确认书"));
    }

    @Test
    void theSalesAreFoundBySearch() {
        as("lin.trader")
                .queryParam("state", "COMPLETED")
                .queryParam("centre", "GZ")
                .queryParam("limit", 100)
                .get("/listings")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(played.getFirst().lot().toString()));
    }

    @Test
    void everyInvariantHolds() {
        Report report = new Invariants(market).check(played);

        assertThat(report.ok()).as(report.table()).isTrue();
    }

    private RequestSpecification as(String user) {
        return given().baseUri(base()).auth().oauth2(market.tokenOf(user)).accept("application/json");
    }

    private String base() {
        return market.addresses().api("").toString();
    }
}
