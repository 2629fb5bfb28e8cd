package org.ipmarket.bidding;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.ContestTerms;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.TradingRules;
import org.ipmarket.messages.event.DepositHeld;
import org.ipmarket.messages.event.DepositReleaseRequested;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.event.OfferAnnounced.OfferedAsset;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;

/** Announced offers: start 1,000.00, step 10.00, deposit 100.00, at GZ; open for ten minutes unless said otherwise. */
public final class Offers {
    public static final Money DEPOSIT = Money.cny(10_000);
    private static final AssetId ASSET = AssetId.next();

    private final ParticipantId seller;
    private Mode mode = Mode.TEST;
    private Instant opensAt = now();
    private Duration bidding = Duration.ofMinutes(10);
    private Duration window = Duration.ZERO;
    private int minimumBidders = 1;
    private AssetId asset = ASSET;
    private OfferId relists;
    private SaleMethod method = SaleMethod.ENGLISH;
    private Right right = Right.ASSIGNMENT;
    private ContestTerms contest;

    private Offers(ParticipantId seller) {
        this.seller = seller;
    }

    public static Offers by(ParticipantId seller) {
        return new Offers(seller);
    }

    public Offers opening(Instant at) {
        opensAt = at.truncatedTo(ChronoUnit.MICROS);
        return this;
    }

    public Offers open(Duration howLong) {
        bidding = howLong;
        return this;
    }

    /** A bid so late extends the lot by as much. */
    public Offers extending(Duration late) {
        window = late;
        return this;
    }

    public Offers live() {
        mode = Mode.LIVE;
        return this;
    }

    public Offers of(AssetId other) {
        asset = other;
        return this;
    }

    public Offers minimumBidders(int least) {
        minimumBidders = least;
        return this;
    }

    /** Sold otherwise than by the first version of English. */
    public Offers by(SaleMethod how, ContestTerms terms) {
        method = how;
        contest = terms;
        right = how.severalWinners() ? Right.ORDINARY_LICENCE : Right.ASSIGNMENT;
        return this;
    }

    public Offers relisting(LotId lot) {
        relists = lot.offer();
        return this;
    }

    public OfferAnnounced announced() {
        return new OfferAnnounced(
                OfferId.next(),
                mode,
                People.GZ,
                "GZ-2026-7",
                List.of(new OfferedAsset(asset, 1, AssetType.INVENTION)),
                seller,
                right,
                method,
                new LocalizedText("一种夹爪", "A gripper"),
                Money.cny(100_000),
                Money.cny(1_000),
                DEPOSIT,
                now(),
                opensAt,
                opensAt.plus(bidding),
                new TradingRules(
                        Duration.ofSeconds(1),
                        bidding,
                        window,
                        window,
                        1_000,
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(2),
                        minimumBidders),
                new FeeSchedule(List.of(new FeeSchedule.Tier(null, 100)), Money.cny(0), 5_000, 3_000, 2_000),
                relists,
                true,
                null,
                contest);
    }

    /** The same offer with a step of 20.00 and a later opening. */
    public static OfferAnnounced corrected(OfferAnnounced first, Instant opensAt) {
        return new OfferAnnounced(
                first.offer(),
                first.mode(),
                first.centre(),
                first.noticeNumber() + "-C1",
                first.assets(),
                first.seller(),
                first.right(),
                first.method(),
                first.title(),
                first.startPrice(),
                Money.cny(2_000),
                first.deposit(),
                now(),
                opensAt,
                opensAt.plus(first.rules().bidding()),
                first.rules(),
                first.fees(),
                first.relists(),
                first.demonstration(),
                first.extent(),
                null);
    }

    public static DepositHeld deposit(LotId lot, ParticipantId participant) {
        return new DepositHeld(DepositId.next(), lot, Mode.TEST, People.GZ, People.SZ, participant, DEPOSIT, now());
    }

    public static DepositReleaseRequested askedBack(DepositHeld held) {
        return new DepositReleaseRequested(
                held.deposit(),
                held.lot(),
                held.mode(),
                held.centre(),
                held.buyerCentre(),
                held.participant(),
                held.amount(),
                now());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
