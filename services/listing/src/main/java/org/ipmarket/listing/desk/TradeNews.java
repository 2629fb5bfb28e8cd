package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Locale;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.inbox.Parking;
import org.ipmarket.chassis.inbox.PrerequisiteMissing;
import org.ipmarket.listing.notice.NoticeDocument.News;
import org.ipmarket.listing.notice.NoticeKind;
import org.ipmarket.listing.offer.OfferState;
import org.ipmarket.listing.register.TitleRegister;
import org.ipmarket.listing.store.Claims;
import org.ipmarket.listing.store.OfferRow;
import org.ipmarket.listing.store.Offers;
import org.ipmarket.messages.event.TradeCompleted;
import org.ipmarket.messages.event.TradeDefaulted;
import org.ipmarket.messages.event.TradeRecorded;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.LotId;

/** What settlement says about the trade that came of an offer. Called inside the transaction that hears it. */
@ApplicationScoped
public class TradeNews {
    private final Offers offers;
    private final Claims claims;
    private final TitleRegister titles;
    private final Parking parking;
    private final Audit audit;
    private final Notices notices;

    TradeNews(Offers offers, Claims claims, TitleRegister titles, Parking parking, Audit audit, Notices notices) {
        this.offers = offers;
        this.claims = claims;
        this.titles = titles;
        this.parking = parking;
        this.audit = audit;
        this.notices = notices;
    }

    /** The register follows: a new owner, or a licence. */
    public void recorded(TradeRecorded told) {
        OfferRow row = lock(told.lot());
        requireAward(row, told.award());
        if (row.trade != null) {
            throw new IllegalStateException("listing " + row.id + " has led to the recorded trade " + row.trade);
        }
        if (!told.buyer().value().equals(row.winner) || !told.seller().equals(row.sellerId())) {
            throw new IllegalStateException("the parties of trade " + told.trade() + " are not those of the award");
        }
        OfferImage before = OfferImage.of(row);
        row.trade = told.trade().value();
        row.version++;
        titles.enter(told, row.extent);
        note("trade.recorded", row, before);
        parking.arrived(NewsKeys.recorded(told.trade()));
    }

    public void completed(TradeCompleted told) {
        OfferRow row = lock(told.lot());
        if (!told.trade().value().equals(row.trade)) {
            throw new PrerequisiteMissing(NewsKeys.recorded(told.trade()));
        }
        OfferImage before = OfferImage.of(row);
        row.move(OfferState.COMPLETED);
        row.endedAt = told.completedAt();
        claims.release(row.id);
        announce(row, "COMPLETED", told.completedAt());
        note("trade.completed", row, before);
    }

    /** The offer lets go of its assets; they may be offered anew. */
    public void defaulted(TradeDefaulted told) {
        OfferRow row = lock(told.lot());
        requireAward(row, told.award());
        if (row.trade != null) {
            throw new IllegalStateException("trade " + row.trade + " is recorded; it cannot be in default");
        }
        OfferImage before = OfferImage.of(row);
        row.move(OfferState.DEFAULTED);
        row.endedAt = told.defaultedAt();
        claims.release(row.id);
        announce(row, "DEFAULTED", told.defaultedAt());
        note("trade.defaulted", row, before);
        parking.arrived(NewsKeys.defaulted(told.award().value()));
    }

    /** The result, without the parties' names and without whose fault it was. */
    private void announce(OfferRow row, String outcome, Instant at) {
        News news = News.of(outcome, at, null).with(row.money(row.resultPriceMinor), null);
        notices.write(row, NoticeKind.RESULT, news, "system:trade." + outcome.toLowerCase(Locale.ROOT));
    }

    private static void requireAward(OfferRow row, AwardId award) {
        if (!award.value().equals(row.award)) {
            throw new PrerequisiteMissing(NewsKeys.awarded(award));
        }
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
