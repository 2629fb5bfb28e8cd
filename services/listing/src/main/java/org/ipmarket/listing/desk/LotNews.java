package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.inbox.Parking;
import org.ipmarket.chassis.inbox.PrerequisiteMissing;
import org.ipmarket.listing.notice.NoticeDocument.News;
import org.ipmarket.listing.notice.NoticeKind;
import org.ipmarket.listing.offer.AwardState;
import org.ipmarket.listing.offer.OfferState;
import org.ipmarket.listing.store.AwardRow;
import org.ipmarket.listing.store.Awards;
import org.ipmarket.listing.store.Claims;
import org.ipmarket.listing.store.OfferRow;
import org.ipmarket.listing.store.Offers;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.event.LotAwarded;
import org.ipmarket.messages.event.LotCancelled;
import org.ipmarket.messages.event.LotClosed;
import org.ipmarket.messages.event.LotOpened;
import org.ipmarket.messages.event.LotResumed;
import org.ipmarket.messages.event.LotSuspended;
import org.ipmarket.messages.event.LotUnawarded;
import org.ipmarket.messages.event.OfferWithdrawalRefused;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.LotId;

/** What bidding says about the lot of an announced offer. Called inside the transaction that hears it. */
@ApplicationScoped
public class LotNews {
    private final Offers offers;
    private final Awards awards;
    private final AwardDesk desk;
    private final Claims claims;
    private final Parking parking;
    private final Audit audit;
    private final Notices notices;

    LotNews(
            Offers offers,
            Awards awards,
            AwardDesk desk,
            Claims claims,
            Parking parking,
            Audit audit,
            Notices notices) {
        this.offers = offers;
        this.awards = awards;
        this.desk = desk;
        this.claims = claims;
        this.parking = parking;
        this.audit = audit;
        this.notices = notices;
    }

    /** Changes no state: an offer is announced until it has a result. It may arrive after the close. */
    public void opened(LotOpened told) {
        OfferRow row = lock(told.lot());
        OfferImage before = OfferImage.of(row);
        row.openedAt = told.openedAt();
        row.version++;
        note("lot.opened", row, before);
    }

    public void closed(LotClosed told) {
        OfferRow row = lock(told.lot());
        OfferImage before = OfferImage.of(row);
        row.result = told.result();
        row.resultPriceMinor = told.price() == null ? null : told.price().minor();
        row.closedAt = told.closedAt();
        if (told.result() == LotClosed.Result.SOLD) {
            row.move(OfferState.SOLD);
            // of several winners each has its deposit retained, and nobody else has
            row.awards = row.method.severalWinners() ? told.retainedDeposits().size() : 1;
        } else {
            row.move(OfferState.UNSOLD);
            row.endedAt = told.closedAt();
            claims.release(row.id);
        }
        notices.write(
                row,
                NoticeKind.RESULT,
                News.of(told.result().name(), told.closedAt(), null).with(told.price(), told.bidders()),
                "system:lot.closed");
        desk.settle(row, told.closedAt());
        note("lot.closed", row, before);
        parking.arrived(NewsKeys.closed(told.lot()));
    }

    public void cancelled(LotCancelled told) {
        OfferRow row = lock(told.lot());
        OfferImage before = OfferImage.of(row);
        boolean withdrawn = row.state == OfferState.WITHDRAWAL_REQUESTED;
        row.move(OfferState.CANCELLED);
        row.endedAt = told.cancelledAt();
        claims.release(row.id);
        announceEnd(row, told, withdrawn);
        note("lot.cancelled", row, before);
    }

    /** It takes no bids for the time being. */
    public void suspended(LotSuspended told) {
        OfferRow row = lock(told.lot());
        OfferImage before = OfferImage.of(row);
        row.suspendedAt = told.suspendedAt();
        row.suspensionReason = told.reason();
        row.version++;
        notices.write(
                row,
                NoticeKind.SUSPENSION,
                News.of("SUSPENDED", told.suspendedAt(), told.reason()),
                "system:lot.suspended");
        note("lot.suspended", row, before);
    }

    public void resumed(LotResumed told) {
        OfferRow row = lock(told.lot());
        OfferImage before = OfferImage.of(row);
        News news = News.of("RESUMED", told.resumedAt(), null);
        if (row.suspendedAt != null) {
            news = news.withLostTime(Duration.between(row.suspendedAt, told.resumedAt()));
        }
        row.suspendedAt = null;
        row.suspensionReason = null;
        row.version++;
        notices.write(row, NoticeKind.RESUMPTION, news, "system:lot.resumed");
        note("lot.resumed", row, before);
    }

    private void announceEnd(OfferRow row, LotCancelled told, boolean withdrawn) {
        if (withdrawn) {
            News news = News.of("WITHDRAWN", told.cancelledAt(), row.withdrawalReason)
                    .withFee(row.withdrawalFeeDueMinor == null ? null : row.money(row.withdrawalFeeDueMinor));
            notices.write(row, NoticeKind.WITHDRAWAL, news, "system:lot.cancelled");
        } else {
            News news = News.of("CANCELLED", told.cancelledAt(), told.reason());
            notices.write(row, NoticeKind.RESULT, news, "system:lot.cancelled");
        }
    }

    /** Of posted terms each acceptance is awarded at once; else awards follow the close, and a further one follows the default on the one before. */
    public void awarded(LotAwarded told) {
        OfferRow row = lock(told.lot());
        OfferImage before = OfferImage.of(row);
        if (!isPosted(row)) {
            requireTurn(row, told);
        }
        AwardRow award = new AwardRow();
        award.id = told.award().value();
        award.offer = row.id;
        award.winner = told.winner().value();
        award.priceMinor = told.price().minor();
        award.awardedAt = told.awardedAt();
        award.state = AwardState.AWARDED;
        desk.enter(award, row, "lot.awarded");
        row.version++;
        note("lot.awarded", row, before);
        parking.arrived(NewsKeys.awarded(told.award()));
    }

    private static boolean isPosted(OfferRow row) {
        return row.method == SaleMethod.OPEN_LICENCE || row.method == SaleMethod.STANDARD_LICENCE;
    }

    /** After the close, and of one winner after the default of the one before; a runner-up's award is published. */
    private void requireTurn(OfferRow row, LotAwarded told) {
        if (row.closedAt == null) {
            throw new PrerequisiteMissing(NewsKeys.closed(told.lot()));
        }
        if (row.state != OfferState.SOLD) {
            throw new IllegalStateException("an award of listing " + row.id + ", which is " + row.state);
        }
        List<AwardRow> known = awards.of(row.id);
        if (!row.method.severalWinners() && !known.isEmpty()) {
            AwardRow last = known.getLast();
            if (last.state != AwardState.DEFAULTED) {
                throw new PrerequisiteMissing(NewsKeys.defaulted(new AwardId(last.id)));
            }
            row.resultPriceMinor = told.price().minor();
            desk.announce(row, "RUNNER_UP", told.awardedAt(), "system:lot.awarded");
        }
    }

    /** After a default nobody else takes the lot: the offer ends. */
    public void unawarded(LotUnawarded told) {
        OfferRow row = lock(told.lot());
        awards.find(row.id, told.award())
                .filter(award -> award.state == AwardState.DEFAULTED)
                .orElseThrow(() -> new PrerequisiteMissing(NewsKeys.defaulted(told.award())));
        if (row.state == OfferState.SOLD && AwardDesk.hasRunnerUp(row)) {
            OfferImage before = OfferImage.of(row);
            desk.end(row, OfferState.DEFAULTED, told.decidedAt());
            desk.announce(row, "NO_FURTHER", told.decidedAt(), "system:lot.unawarded");
            note("lot.unawarded", row, before);
        }
    }

    /** The offer stands again, unless the lot has ended meanwhile. */
    public void withdrawalRefused(OfferWithdrawalRefused told) {
        OfferRow row = lock(told.lot());
        OfferImage before = OfferImage.of(row);
        row.withdrawalRefusal = told.reason();
        row.withdrawalFeeDueMinor = null;
        if (row.state == OfferState.WITHDRAWAL_REQUESTED) {
            row.move(OfferState.ANNOUNCED);
        } else {
            row.version++;
        }
        note("offer.withdrawal.refused", row, before);
    }

    private OfferRow lock(LotId lot) {
        return offers.lock(lot.offer())
                .filter(row -> row.announcedAt != null)
                .orElseThrow(() -> new IllegalStateException("no listing of lot " + lot + " was ever announced"));
    }

    private void note(String cause, OfferRow row, OfferImage before) {
        audit.recordBySystem(cause, row.mode, "offer.hear", "offer", row.id, before, OfferImage.of(row));
    }
}
