package org.ipmarket.auction;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.TradingRules;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.event.OfferAnnounced.OfferedAsset;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;

/** Announced offers for tests: start 1,000.00, step 50.00, open for an hour from noon, last 5 minutes extend by 5. */
public final class Offers {
    public static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
    public static final Instant OPENS = NOON.plusSeconds(60);
    public static final Instant CLOSES = OPENS.plus(Duration.ofHours(1));
    public static final OfferId OFFER = new OfferId(uuid(1));

    private Offers() {}

    public static UUID uuid(long number) {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L | number);
    }

    public static OfferAnnounced patent() {
        return patent(1);
    }

    public static OfferAnnounced patent(int minimumBidders) {
        return new OfferAnnounced(
                OFFER,
                Mode.TEST,
                new CentreCode("GZ"),
                "GZ-2026-1",
                List.of(new OfferedAsset(new AssetId(uuid(2)), 3, AssetType.INVENTION)),
                new ParticipantId(uuid(3)),
                Right.ASSIGNMENT,
                SaleMethod.ENGLISH,
                new LocalizedText("一种夹爪", "A gripper"),
                Money.cny(100_000),
                Money.cny(5_000),
                Money.cny(10_000),
                NOON,
                OPENS,
                CLOSES,
                new TradingRules(
                        Duration.ofMinutes(1),
                        Duration.ofHours(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(5),
                        1_000,
                        Duration.ofDays(5),
                        Duration.ofDays(10),
                        minimumBidders),
                new FeeSchedule(List.of(new FeeSchedule.Tier(null, 100)), Money.cny(0), 5_000, 3_000, 2_000),
                null,
                true,
                null,
                null);
    }

    /** The same offer with another step, opening a day later. */
    public static OfferAnnounced corrected() {
        return corrected(Money.cny(100_000), OPENS.plus(Duration.ofDays(1)));
    }

    public static OfferAnnounced corrected(Money startPrice, Instant opensAt) {
        OfferAnnounced first = patent();
        return new OfferAnnounced(
                first.offer(),
                first.mode(),
                first.centre(),
                "GZ-2026-1-C1",
                first.assets(),
                first.seller(),
                first.right(),
                first.method(),
                first.title(),
                startPrice,
                Money.cny(1_000),
                first.deposit(),
                NOON.plusSeconds(30),
                opensAt,
                opensAt.plus(Duration.ofHours(1)),
                first.rules(),
                first.fees(),
                null,
                true,
                null,
                null);
    }

    public static OfferAnnounced of(OfferAnnounced offer, AssetId asset) {
        return new OfferAnnounced(
                offer.offer(),
                offer.mode(),
                offer.centre(),
                offer.noticeNumber(),
                List.of(new OfferedAsset(asset, 1, AssetType.INVENTION)),
                offer.seller(),
                offer.right(),
                offer.method(),
                offer.title(),
                offer.startPrice(),
                offer.increment(),
                offer.deposit(),
                offer.announcedAt(),
                offer.opensAt(),
                offer.closesAt(),
                offer.rules(),
                offer.fees(),
                offer.relists(),
                offer.demonstration(),
                offer.extent(),
                null);
    }
}
