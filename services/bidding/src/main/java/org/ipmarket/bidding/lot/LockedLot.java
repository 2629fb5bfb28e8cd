package org.ipmarket.bidding.lot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ipmarket.auction.journal.Leaf;
import org.ipmarket.auction.journal.LotJournal;
import org.ipmarket.auction.journal.LotJournal.Judged;
import org.ipmarket.auction.rules.Command;
import org.ipmarket.auction.rules.LotState;
import org.ipmarket.auction.rules.Phase;
import org.ipmarket.bidding.store.LotRow;
import org.ipmarket.messages.event.MarketEvent;
import org.ipmarket.messages.id.LotId;

/**
 * A lot whose row the present transaction holds. Everything judged here happens at one moment, {@link #now()}; it is
 * written by {@link Lots#save}.
 */
final class LockedLot {
    private final LotRow row;
    private LotTerms terms;
    private final LotJournal journal;
    private final Instant now;
    private final List<PlacedBid> bids = new ArrayList<>();
    private final List<MarketEvent> events = new ArrayList<>();
    private int admitted;
    private long appliedOutage;
    private long termsLeaf;

    LockedLot(LotRow row, LotTerms terms, Instant clock) {
        this.row = row;
        this.terms = terms;
        this.journal = LotJournal.resume(terms.rules(), terms.contest(), row.state());
        this.now = clock.isAfter(row.state().lastTime()) ? clock : row.state().lastTime();
        this.admitted = row.admitted();
        this.appliedOutage = row.appliedOutage();
        this.termsLeaf = row.termsLeaf();
    }

    LotId id() {
        return row.id();
    }

    /** As it was when it was locked. */
    LotRow row() {
        return row;
    }

    LotTerms terms() {
        return terms;
    }

    LotState state() {
        return journal.state();
    }

    Phase phase() {
        return journal.state().phase();
    }

    /** The database's clock, read under the lock, never before the lot's latest entry. */
    Instant now() {
        return now;
    }

    LotJournal journal() {
        return journal;
    }

    Judged judge(Command command) {
        Judged judged = journal.judge(command, now);
        if (judged.entry() != null && judged.entry().leaf() instanceof Leaf.Corrected corrected) {
            terms = terms.corrected(corrected.terms());
            termsLeaf = corrected.sequence();
        }
        return judged;
    }

    void placed(PlacedBid bid) {
        bids.add(bid);
    }

    List<PlacedBid> bids() {
        return bids;
    }

    /** To be told when all of this is committed, in this order. */
    void tell(MarketEvent event) {
        events.add(event);
    }

    List<MarketEvent> events() {
        return events;
    }

    int nextNumber() {
        return ++admitted;
    }

    int admitted() {
        return admitted;
    }

    long appliedOutage() {
        return appliedOutage;
    }

    void outageApplied(long outage) {
        appliedOutage = outage;
    }

    long termsLeaf() {
        return termsLeaf;
    }

    boolean changed() {
        return !journal.written().isEmpty() || appliedOutage != row.appliedOutage() || !events.isEmpty();
    }

    /** The closing leaf, where it was written in this transaction; else null. */
    Leaf.Closed closing() {
        return journal.written().isEmpty() || !(journal.written().getLast().leaf() instanceof Leaf.Closed closed)
                ? null
                : closed;
    }

    /** When something is due on it next; null while it is suspended and once it has ended. */
    Instant dueAt() {
        return switch (phase()) {
            case SCHEDULED -> terms.contest().opensAt();
            case OPEN -> state().endsAt();
            case SUSPENDED, CLOSED, CANCELLED -> null;
        };
    }
}
