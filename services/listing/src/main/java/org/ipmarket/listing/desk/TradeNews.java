package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.inbox.Parking;
import org.ipmarket.chassis.inbox.PrerequisiteMissing;
import org.ipmarket.listing.offer.AwardState;
import org.ipmarket.listing.register.TitleRegister;
import org.ipmarket.listing.store.AwardRow;
import org.ipmarket.listing.store.Awards;
import org.ipmarket.listing.store.OfferRow;
import org.ipmarket.listing.store.Offers;
import org.ipmarket.messages.event.TradeCompleted;
import org.ipmarket.messages.event.TradeDefaulted;
import org.ipmarket.messages.event.TradeRecorded;
import org.ipmarket.messages.event.TradeUnwound;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.LotId;

/** What settlement says about the trades that came of an offer. Called inside the transaction that hears it. */
@ApplicationScoped
public class TradeNews {
    private final Offers offers;
    private final Awards awards;
    private final AwardDesk desk;
    private final TitleRegister titles;
    private final Parking parking;
    private final Audit audit;

    TradeNews(Offers offers, Awards awards, AwardDesk desk, TitleRegister titles, Parking parking, Audit audit) {
        this.offers = offers;
        this.awards = awards;
        this.desk = desk;
        this.titles = titles;
        this.parking = parking;
        this.audit = audit;
    }

    /** The register follows: a new owner, or a licence. */
    public void recorded(TradeRecorded told) {
        OfferRow row = lock(told.lot());
        AwardRow award = requireAward(row, told.award());
        if (!told.buyer().value().equals(award.winner) || !told.seller().equals(row.sellerId())) {
            throw new IllegalStateException("the parties of trade " + told.trade() + " are not those of the award");
        }
        OfferImage before = OfferImage.of(row);
        desk.move(award, AwardState.RECORDED, row, "trade.recorded");
        award.trade = told.trade().value();
        row.version++;
        titles.enter(told, row.extent);
        note("trade.recorded", row, before);
        parking.arrived(NewsKeys.recorded(told.trade()));
    }

    public void completed(TradeCompleted told) {
        OfferRow row = lock(told.lot());
        AwardRow award = awards.find(row.id, told.trade())
                .orElseThrow(() -> new PrerequisiteMissing(NewsKeys.recorded(told.trade())));
        OfferImage before = OfferImage.of(row);
        desk.move(award, AwardState.COMPLETED, row, "trade.completed");
        award.endedAt = told.completedAt();
        if (!desk.settle(row, told.completedAt())) {
            row.version++;
        }
        note("trade.completed", row, before);
    }

    /** The offer lets go of its assets when no other award stands; where a runner-up was announced, when nobody takes the buyer's place. */
    public void defaulted(TradeDefaulted told) {
        cameToNothing(told.lot(), told.award(), told.defaultedAt(), "trade.defaulted");
    }

    /** As after a default, though nobody was at fault: the sale was undone, and the assets are free again. */
    public void unwound(TradeUnwound told) {
        cameToNothing(told.lot(), told.award(), told.unwoundAt(), "trade.unwound");
    }

    private void cameToNothing(LotId lot, AwardId id, Instant at, String cause) {
        OfferRow row = lock(lot);
        AwardRow award = requireAward(row, id);
        OfferImage before = OfferImage.of(row);
        desk.move(award, AwardState.DEFAULTED, row, cause);
        award.endedAt = at;
        if (!desk.settle(row, at)) {
            row.version++;
            if (AwardDesk.hasRunnerUp(row)) {
                desk.announce(row, "DEFAULTED", at, "system:" + cause);
            }
        }
        note(cause, row, before);
        parking.arrived(NewsKeys.defaulted(id));
    }

    private AwardRow requireAward(OfferRow row, AwardId award) {
        return awards.find(row.id, award).orElseThrow(() -> new PrerequisiteMissing(NewsKeys.awarded(award)));
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
