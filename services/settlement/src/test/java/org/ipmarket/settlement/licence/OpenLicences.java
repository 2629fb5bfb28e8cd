package org.ipmarket.settlement.licence;

import static org.awaitility.Awaitility.await;
import static org.ipmarket.settlement.Scene.as;
import static org.ipmarket.settlement.Scene.deposit;
import static org.ipmarket.settlement.Scene.key;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import org.ipmarket.messages.EncumbranceKind;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.TradingRules;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.LotAwarded;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.event.TradeOpened;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.settlement.Scene;
import org.ipmarket.settlement.Scene.Periods;

/** Open licences on offer at GZ: posted terms, no deposit, anybody may give notice. */
final class OpenLicences {
    static final Money FEE = Money.parse("30000.00", "CNY");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private OpenLicences() {}

    /** Announces an offer and waits until settlement knows it. */
    static LotId offered(Scene scene) {
        return offered(scene, Scene.rules(Periods.LONG, null), Set.of());
    }

    /** As {@link #offered(Scene)}, by other rules. */
    static LotId offered(Scene scene, TradingRules rules) {
        return offered(scene, rules, Set.of());
    }

    /** As {@link #offered(Scene)}, of a right that is not free of them. */
    static LotId offered(Scene scene, Set<EncumbranceKind> encumbrances) {
        return offered(scene, Scene.rules(Periods.LONG, null), encumbrances);
    }

    private static LotId offered(Scene scene, TradingRules rules, Set<EncumbranceKind> encumbrances) {
        AssetId asset = new AssetId(Ids.next());
        scene.broker.publish(asset(asset, encumbrances));
        OfferAnnounced like = Scene.offer(new OfferId(Ids.next()), asset, Periods.LONG, null);
        scene.broker.publish(new OfferAnnounced(
                like.offer(),
                like.mode(),
                like.centre(),
                like.noticeNumber(),
                like.assets(),
                like.seller(),
                Right.ORDINARY_LICENCE,
                SaleMethod.OPEN_LICENCE,
                like.title(),
                FEE,
                like.increment(),
                Money.cny(0),
                like.announcedAt(),
                like.opensAt(),
                like.closesAt(),
                rules,
                like.fees(),
                null,
                true,
                null,
                null));
        LotId lot = LotId.of(like.offer());
        await().atMost(PATIENCE)
                .until(() -> as("uni.trader")
                                .header("Idempotency-Key", key())
                                .body(Map.of("lot", lot.toString(), "buyerCentre", "GZ"))
                                .post("/api/v1/deposits")
                                .statusCode()
                        != 404);
        return lot;
    }

    private static AssetChanged asset(AssetId id, Set<EncumbranceKind> encumbrances) {
        AssetChanged plain = Scene.asset(id, LegalStatus.IN_FORCE, 1);
        return new AssetChanged(
                plain.asset(),
                plain.mode(),
                plain.version(),
                plain.type(),
                plain.title(),
                plain.registeredAt(),
                plain.office(),
                plain.number(),
                plain.owners(),
                plain.status(),
                plain.statusAsOf(),
                plain.filed(),
                plain.granted(),
                plain.workCreated(),
                plain.firstPublished(),
                plain.expires(),
                plain.ipc(),
                plain.referencesCited(),
                plain.demonstration(),
                null,
                null,
                null,
                null,
                encumbrances.isEmpty() ? null : encumbrances,
                null,
                null);
    }

    /** A licensee's notice, as bidding awards it; gives the trade. */
    static TradeOpened noticed(Scene scene, LotId lot, DepositId deposit, ParticipantId licensee, CentreCode through) {
        LotAwarded award = new LotAwarded(
                new AwardId(Ids.next()),
                lot,
                Mode.TEST,
                Scene.GZ,
                through,
                Scene.UNIVERSITY,
                licensee,
                deposit,
                FEE,
                Instant.now().truncatedTo(ChronoUnit.MICROS));
        scene.broker.publish(award);
        return scene.broker.await(TradeOpened.class, each -> each.award().equals(award.award()), PATIENCE);
    }

    /** As {@link #noticed}, by a trader through the API. */
    static TradeOpened noticed(Scene scene, LotId lot, String trader, ParticipantId licensee, CentreCode through) {
        JsonPath announced = deposit(trader, lot, through);
        return noticed(scene, lot, DepositId.fromString(announced.getString("id")), licensee, through);
    }
}
