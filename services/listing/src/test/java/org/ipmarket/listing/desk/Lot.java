package org.ipmarket.listing.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.event.LotAwarded;
import org.ipmarket.messages.event.LotCancelled;
import org.ipmarket.messages.event.LotClosed;
import org.ipmarket.messages.event.LotOpened;
import org.ipmarket.messages.event.LotUnawarded;
import org.ipmarket.messages.event.OfferWithdrawalRefused;
import org.ipmarket.messages.event.TradeCompleted;
import org.ipmarket.messages.event.TradeDefaulted;
import org.ipmarket.messages.event.TradeRecorded;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;

/** What bidding and settlement say of one lot of Guangzhou, bought through Shenzhen for 130,000 yuan. */
record Lot(
        LotId id, String asset, ParticipantId seller, ParticipantId buyer, Right right, AwardId award, TradeId trade) {
    static final CentreCode GZ = new CentreCode("GZ");
    static final CentreCode SZ = new CentreCode("SZ");
    static final Money PRICE = Money.cny(13_000_000);
    static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MICROS);

    static Lot of(String offer, String asset, ParticipantId seller, ParticipantId buyer, Right right) {
        return new Lot(
                LotId.fromString(offer), asset, seller, buyer, right, new AwardId(Ids.next()), new TradeId(Ids.next()));
    }

    /** The same lot with a further award, to another buyer. */
    Lot next(ParticipantId other) {
        return new Lot(id, asset, seller, other, right, new AwardId(Ids.next()), new TradeId(Ids.next()));
    }

    LotOpened opened() {
        return new LotOpened(id, Mode.TEST, GZ, NOW, NOW.plusSeconds(15), "english-1", "hash");
    }

    LotClosed sold() {
        return closed(LotClosed.Result.SOLD, PRICE, Set.of());
    }

    /** With a retained deposit of each winner. */
    LotClosed soldTo(int winners) {
        return closed(
                LotClosed.Result.SOLD,
                PRICE,
                Stream.generate(() -> new DepositId(Ids.next())).limit(winners).collect(Collectors.toSet()));
    }

    LotUnawarded unawarded() {
        return new LotUnawarded(id, award, Mode.TEST, GZ, NOW.plusSeconds(61));
    }

    LotClosed unsold() {
        return closed(LotClosed.Result.UNSOLD, null, Set.of());
    }

    private LotClosed closed(LotClosed.Result result, Money price, Set<DepositId> retained) {
        return new LotClosed(
                id, Mode.TEST, GZ, result, price, 2, 5, retained, "english-1", "root", 7, NOW.plusSeconds(20));
    }

    LotCancelled cancelled() {
        return new LotCancelled(id, Mode.TEST, GZ, "withdrawn", NOW.plusSeconds(3));
    }

    OfferWithdrawalRefused refused() {
        return new OfferWithdrawalRefused(id, Mode.TEST, GZ, "the lot has bids", NOW.plusSeconds(3));
    }

    LotAwarded awarded() {
        return new LotAwarded(
                award, id, Mode.TEST, GZ, SZ, seller, buyer, new DepositId(Ids.next()), PRICE, NOW.plusSeconds(20));
    }

    TradeRecorded recorded() {
        return new TradeRecorded(
                trade,
                award,
                id,
                Mode.TEST,
                GZ,
                SZ,
                seller,
                buyer,
                PRICE,
                right,
                List.of(AssetId.fromString(asset)),
                "CNIPA-2026-0001",
                LocalDate.of(2026, 3, 2),
                NOW.plusSeconds(60));
    }

    TradeCompleted completed() {
        return new TradeCompleted(
                trade, id, Mode.TEST, GZ, SZ, PRICE, right, List.of(AssetId.fromString(asset)), NOW.plusSeconds(70));
    }

    TradeDefaulted defaulted() {
        return new TradeDefaulted(
                trade,
                award,
                id,
                Mode.TEST,
                GZ,
                SZ,
                seller,
                buyer,
                PRICE,
                TradeDefaulted.Side.BUYER,
                "not paid in time",
                NOW.plusSeconds(60));
    }
}
