package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.listing.register.CalendarLoaded;
import org.ipmarket.listing.store.DealRow;
import org.ipmarket.listing.store.Deals;
import org.ipmarket.messages.MarketClock;

/** Counts the periods of publicity that still run anew when a year of their calendar was loaded; one that is over stays over. */
@ApplicationScoped
class RecountPublicity {
    private final Deals deals;
    private final Audit audit;
    private final MarketClock clock;

    RecountPublicity(Deals deals, Audit audit, MarketClock clock) {
        this.deals = deals;
        this.audit = audit;
        this.clock = clock;
    }

    void recount(@Observes CalendarLoaded loaded) {
        for (DealRow row : deals.lockPublicised(loaded.mode(), loaded.calendar(), clock.now())) {
            DealImage before = DealImage.of(row);
            Instant until = row.publicityUntil;
            boolean provisional = row.publicityProvisional;
            ConcludeDeal.count(row, loaded.days());
            if (!until.equals(row.publicityUntil) || provisional != row.publicityProvisional) {
                row.version++;
                audit.recordBySystem(
                        "calendar", row.mode, "deal.publicity.recount", "deal", row.id, before, DealImage.of(row));
            }
        }
    }
}
