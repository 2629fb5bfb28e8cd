package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.ipmarket.chassis.inbox.Parking;
import org.ipmarket.chassis.inbox.PrerequisiteMissing;
import org.ipmarket.listing.deal.DealState;
import org.ipmarket.listing.register.TitleRegister;
import org.ipmarket.listing.store.Claims;
import org.ipmarket.listing.store.DealRow;
import org.ipmarket.listing.store.Deals;
import org.ipmarket.messages.event.TradeCompleted;
import org.ipmarket.messages.event.TradeDefaulted;
import org.ipmarket.messages.event.TradeRecorded;
import org.ipmarket.messages.event.TradeUnwound;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.LotId;

/** What settlement says about the trade that came of a negotiated deal. Called inside the transaction that hears it. */
@ApplicationScoped
public class DealNews {
    private final Deals deals;
    private final Claims claims;
    private final TitleRegister titles;
    private final Parking parking;
    private final DealDesk desk;

    DealNews(Deals deals, Claims claims, TitleRegister titles, Parking parking, DealDesk desk) {
        this.deals = deals;
        this.claims = claims;
        this.titles = titles;
        this.parking = parking;
        this.desk = desk;
    }

    /** Whether what a trade calls its lot is a deal: it carries the deal's id. */
    public boolean isDeal(LotId lot) {
        return deals.isDeal(lot.value());
    }

    /** The register follows: a new owner, or a licence. */
    public void recorded(TradeRecorded told) {
        DealRow row = lock(told.lot(), told.award());
        if (row.trade != null) {
            throw new IllegalStateException("deal " + row.id + " has led to the recorded trade " + row.trade);
        }
        if (!told.buyer().equals(row.buyerId()) || !told.seller().equals(row.sellerId())) {
            throw new IllegalStateException("the parties of trade " + told.trade() + " are not those of the deal");
        }
        DealImage before = DealImage.of(row);
        row.trade = told.trade().value();
        row.version++;
        titles.enter(told, DealGates.extentOf(row.onTheTable().terms()));
        desk.noteBySystem("trade.recorded", "deal.hear", row, before);
        parking.arrived(NewsKeys.recorded(told.trade()));
    }

    public void completed(TradeCompleted told) {
        DealRow row = deals.lock(told.lot().value()).orElseThrow();
        if (!told.trade().value().equals(row.trade)) {
            throw new PrerequisiteMissing(NewsKeys.recorded(told.trade()));
        }
        DealImage before = DealImage.of(row);
        row.move(DealState.COMPLETED);
        row.endedAt = told.completedAt();
        claims.release(row.id);
        desk.noteBySystem("trade.completed", "deal.hear", row, before);
    }

    /** The deal lets go of its assets; they may be offered anew. */
    public void defaulted(TradeDefaulted told) {
        cameToNothing(
                told.lot(), told.award(), told.side() + ": " + told.reason(), told.defaultedAt(), "trade.defaulted");
    }

    /** As after a default, though nobody was at fault: the sale was undone. */
    public void unwound(TradeUnwound told) {
        cameToNothing(told.lot(), told.award(), told.basis() + ": " + told.reason(), told.unwoundAt(), "trade.unwound");
    }

    private void cameToNothing(LotId lot, AwardId award, String why, Instant at, String cause) {
        DealRow row = lock(lot, award);
        if (row.trade != null) {
            throw new IllegalStateException("trade " + row.trade + " is recorded; it cannot come to nothing");
        }
        DealImage before = DealImage.of(row);
        row.move(DealState.DEFAULTED);
        row.endReason = why;
        row.endedAt = at;
        claims.release(row.id);
        desk.noteBySystem(cause, "deal.hear", row, before);
    }

    private DealRow lock(LotId lot, AwardId award) {
        return deals.lock(lot.value())
                .filter(row -> award.value().equals(row.award))
                .orElseThrow(() -> new IllegalStateException("deal " + lot + " was not concluded as " + award));
    }
}
