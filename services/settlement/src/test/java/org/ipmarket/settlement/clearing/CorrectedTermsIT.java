package org.ipmarket.settlement.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.ipmarket.settlement.Scene.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.LotAwarded;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.event.OfferCorrected;
import org.ipmarket.messages.event.TradeOpened;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.settlement.Scene;
import org.ipmarket.settlement.Scene.Periods;
import org.junit.jupiter.api.Test;

/** A trade is opened by the terms as they were last corrected, in whatever order the corrections arrive. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class CorrectedTermsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void theConfirmationShowsTheCorrectedTitle() {
        try (Scene scene = new Scene()) {
            OfferId offer = Scene.newOffer();
            AssetId asset = new AssetId(Ids.next());
            scene.broker.publish(Scene.asset(asset, LegalStatus.IN_FORCE, 1));
            OfferAnnounced told = Scene.offer(offer, asset, Periods.LONG, null);
            // before the announcement: it waits for it
            scene.broker.publish(corrected(told, "更正后的光学装置", 10));
            LotId lot = scene.announce(offer, Periods.LONG, null);
            DepositId deposit = Scene.held("chen.trader", lot, Scene.SZ);
            scene.broker.publish(corrected(told, "过时的名称", -60));
            LotAwarded award = scene.awarded(lot, Scene.CHEN, deposit);
            scene.broker.publish(scene.closed(lot, Set.of(deposit)));
            scene.broker.publish(award);
            TradeOpened opened =
                    scene.broker.await(TradeOpened.class, each -> each.award().equals(award.award()), PATIENCE);
            assertThat(opened.lot()).isEqualTo(lot);
            as("chen.trader")
                    .get("/api/v1/trades/" + opened.trade() + "/confirmation")
                    .then()
                    .statusCode(200)
                    .body(allOf(containsString("更正后的光学装置"), not(containsString("过时的名称"))));
        }
    }

    private static OfferCorrected corrected(OfferAnnounced told, String title, int secondsLater) {
        OfferAnnounced terms = new OfferAnnounced(
                told.offer(),
                told.mode(),
                told.centre(),
                told.noticeNumber(),
                told.assets(),
                told.seller(),
                told.right(),
                told.method(),
                new LocalizedText(title, null),
                told.startPrice(),
                told.increment(),
                told.deposit(),
                told.announcedAt(),
                told.opensAt().plusSeconds(secondsLater),
                told.closesAt().plusSeconds(secondsLater),
                told.rules(),
                told.fees(),
                told.relists(),
                told.demonstration(),
                told.extent(),
                null);
        return new OfferCorrected(
                told.offer(),
                Mode.TEST,
                told.centre(),
                "GZ-T-2026-0002",
                "录入有误",
                terms,
                Instant.now().truncatedTo(ChronoUnit.MICROS));
    }
}
