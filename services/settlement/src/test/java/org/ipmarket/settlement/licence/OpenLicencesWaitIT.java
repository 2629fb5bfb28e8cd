package org.ipmarket.settlement.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.settlement.Scene.awaitTrade;
import static org.ipmarket.settlement.Scene.money;
import static org.ipmarket.settlement.Scene.pay;
import static org.ipmarket.settlement.Scene.trade;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.Set;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.EncumbranceKind;
import org.ipmarket.messages.event.TradeOpened;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.settlement.FewAtOnceByTheFile;
import org.ipmarket.settlement.Scene;
import org.junit.jupiter.api.Test;

/** An open licence that was paid and cannot be made keeps no later one waiting, however few are looked at at once. */
@QuarkusTest
@TestProfile(FewAtOnceByTheFile.class)
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class OpenLicencesWaitIT {
    @Test
    void whatWaitsIsPassedOver() {
        try (Scene scene = new Scene()) {
            // nobody has stated what the pledgee is paid
            TradeOpened stuck = paid(scene, OpenLicences.offered(scene, Set.of(EncumbranceKind.PLEDGE)));
            awaitTrade("chen.trader", stuck.trade(), "FUNDED");
            TradeOpened later = paid(scene, OpenLicences.offered(scene));
            awaitTrade("chen.trader", later.trade(), "COMPLETED");
            assertThat(trade("chen.trader", stuck.trade()).getString("state")).isEqualTo("FUNDED");
        }
    }

    private static TradeOpened paid(Scene scene, LotId lot) {
        TradeOpened opened = OpenLicences.noticed(scene, lot, "chen.trader", Scene.CHEN, Scene.SZ);
        JsonPath noticed = awaitTrade("chen.trader", opened.trade(), "SIGNED");
        pay("chen.trader", noticed.getString("paymentReference"), money(noticed, "amountDue"));
        return opened;
    }
}
