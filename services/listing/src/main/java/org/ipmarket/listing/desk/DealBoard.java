package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.deal.DealState;
import org.ipmarket.listing.store.DealRow;
import org.ipmarket.listing.store.Deals;
import org.ipmarket.listing.store.Participants;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.OfferId;

/** What callers may read of deals. */
@ApplicationScoped
public class DealBoard {
    private final DealDesk desk;
    private final Deals deals;
    private final Participants participants;

    DealBoard(DealDesk desk, Deals deals, Participants participants) {
        this.desk = desk;
        this.deals = deals;
        this.participants = participants;
    }

    /** A deal as a caller may see it; {@code inside} to its sides and staff, else the public notice alone. */
    public record Seen(DealRow row, boolean inside, boolean related) {}

    @Transactional
    public Seen get(Caller caller, OfferId id) {
        return seen(caller, desk.find(caller, id));
    }

    /** The public notice; 404 while the deal is not publicised, for its sides too. */
    @Transactional
    public DealRow notice(Caller caller, OfferId id) {
        DealRow row = desk.find(caller, id);
        if (row.publicisedAt == null) {
            throw Problems.notFound("publicity of deal", id);
        }
        return row;
    }

    /** Newest first; at most {@code limit} older than {@code before} (null for the newest). */
    @Transactional
    public List<Seen> search(Caller caller, DealState state, CentreCode centre, UUID before, int limit) {
        List<DealRow> found = deals.search(
                caller.mode(),
                new Deals.Search(state, centre, caller.actsFor(), DealDesk.staffOf(caller)),
                before,
                limit);
        return found.stream().map(DealRow::whole).map(row -> seen(caller, row)).toList();
    }

    /** Of a deal that the caller has just acted on. */
    @Transactional
    public Seen seen(Caller caller, DealRow row) {
        boolean inside = DealDesk.isInside(caller, row);
        return new Seen(row, inside, inside && related(row));
    }

    /** Whether either side has declared the other as related. */
    private boolean related(DealRow row) {
        return participants.find(row.mode, row.sellerId()).orElseThrow().related.contains(row.buyerId())
                || participants
                        .find(row.mode, row.buyerId())
                        .orElseThrow()
                        .related
                        .contains(row.sellerId());
    }
}
