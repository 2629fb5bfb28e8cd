package org.ipmarket.bidding.lot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ipmarket.auction.journal.Leaf;
import org.ipmarket.auction.journal.LotJournal;
import org.ipmarket.auction.journal.LotJournal.Judged;
import org.ipmarket.auction.rules.AuctionRules;
import org.ipmarket.auction.rules.Command;
import org.ipmarket.auction.rules.Due;
import org.ipmarket.auction.rules.LotState;
import org.ipmarket.auction.rules.Phase;
import org.ipmarket.auction.rules.ReserveOpening;
import org.ipmarket.auction.rules.Secrecy;
import org.ipmarket.auction.sealing.LotKeys;
import org.ipmarket.bidding.store.LotRow;
import org.ipmarket.bidding.store.LotTable.Awaits;
import org.ipmarket.bidding.store.Telling;
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
    private final ReserveOpening reserve;
    private final Instant now;
    private final List<PlacedBid> bids = new ArrayList<>();
    private final List<MarketEvent> events = new ArrayList<>();
    private int admitted;
    private long appliedOutage;
    private long termsLeaf;
    private Long keysLeaf;
    private final LotKeys keys;
    private boolean hasReserve;
    private boolean impeded;
    private boolean halted;
    private Telling telling;

    /** @param reserve the secret one, or null @param keys to which offers are sealed, or null */
    LockedLot(LotRow row, LotTerms terms, Instant clock, ReserveOpening reserve, LotKeys keys) {
        this.row = row;
        this.terms = terms;
        this.reserve = reserve;
        this.keys = keys;
        this.journal = LotJournal.resume(
                terms.rules(),
                reserve == null ? terms.contest() : terms.contest().withSecretReserve(reserve.amount()),
                row.state());
        this.now = clock.isAfter(row.state().lastTime()) ? clock : row.state().lastTime();
        this.admitted = row.admitted();
        this.appliedOutage = row.appliedOutage();
        this.termsLeaf = row.termsLeaf();
        this.keysLeaf = row.keysLeaf();
        this.hasReserve = row.hasReserve();
        this.impeded = row.impeded();
        this.halted = row.halted();
        this.telling = row.telling();
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
        if (judged.entry() != null) {
            switch (judged.entry().leaf()) {
                case Leaf.Corrected corrected -> {
                    terms = terms.corrected(corrected.terms());
                    termsLeaf = corrected.sequence();
                }
                case Leaf.Keys published -> keysLeaf = published.sequence();
                case Leaf.Reserve _ -> hasReserve = true;
                default -> {}
            }
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

    /** A bidder was admitted under that number. */
    void numbered(int number) {
        admitted = Math.max(admitted, number);
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

    Long keysLeaf() {
        return keysLeaf;
    }

    /** To which offers are sealed; null where they are not. */
    LotKeys keys() {
        return keys;
    }

    /** The secret reserve; null where there is none. */
    ReserveOpening reserve() {
        return reserve;
    }

    boolean hasReserve() {
        return hasReserve;
    }

    /** Whether something impedes the offer, so that only its passing lets the lot go on. */
    boolean impeded() {
        return impeded;
    }

    void impeded(boolean now) {
        impeded = now;
    }

    /** Whether an operator has suspended it, so that only an operator lets it go on. */
    boolean halted() {
        return halted;
    }

    void halted(boolean now) {
        halted = now;
    }

    /** What events have told of its bids, those of this transaction among them. */
    Telling telling() {
        return telling;
    }

    void telling(Telling now) {
        telling = now;
    }

    AuctionRules rules() {
        return journal.rules();
    }

    /** What the time asks of it now. */
    Due due() {
        return journal.due(now);
    }

    Secrecy secrecy() {
        return rules().secrecy(journal.terms(), state());
    }

    /** What it waits for that its keepers have; null where for nothing. */
    Awaits awaits() {
        boolean keyless = rules().needsKeys() && keysLeaf == null && !phase().ended();
        if (keyless) {
            return Awaits.KEYS;
        }
        return due() == Due.UNSEAL ? Awaits.RELEASE : null;
    }

    /** Whether its offers wait from this transaction on: the keepers are shown the log as it is now, signed, though no bid was judged. */
    boolean needsHead() {
        return lastLeaf(Leaf.Advanced.class) != null && awaits() == Awaits.RELEASE;
    }

    boolean changed() {
        return !journal.written().isEmpty()
                || appliedOutage != row.appliedOutage()
                || impeded != row.impeded()
                || halted != row.halted()
                || !events.isEmpty();
    }

    /** The last entry of this transaction, where it is of that kind; else null. */
    <L extends Leaf> L lastLeaf(Class<L> kind) {
        if (journal.written().isEmpty()) {
            return null;
        }
        Leaf last = journal.written().getLast().leaf();
        return kind.isInstance(last) ? kind.cast(last) : null;
    }

    /** When something is due on it next; null while it is suspended or waits for its keepers, and once it has ended. */
    Instant dueAt() {
        return awaits() == null ? rules().dueAt(journal.terms(), state()) : null;
    }
}
