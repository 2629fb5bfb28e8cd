package org.ipmarket.bidding.lot;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.ipmarket.auction.formats.RulesCatalogue;
import org.ipmarket.auction.journal.Entry;
import org.ipmarket.auction.journal.LotJournal;
import org.ipmarket.auction.merkle.Frontier;
import org.ipmarket.bidding.store.Database;
import org.ipmarket.bidding.store.LogWriter;
import org.ipmarket.bidding.store.LotRow;
import org.ipmarket.bidding.store.LotTable;
import org.ipmarket.bidding.store.LotTable.Awaits;
import org.ipmarket.bidding.store.OutageTable;
import org.ipmarket.bidding.store.Telling;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.id.LotId;

/** Makes an announced offer a lot: its log begins with the whole announcement and the version of the rules. */
@ApplicationScoped
public class ScheduleLot {
    private final Database database;

    ScheduleLot(Database database) {
        this.database = database;
    }

    /** In the present transaction. A lot that exists stays as it is. */
    public void schedule(OfferAnnounced offer) {
        database.run(connection -> {
            OutageTable.Now now = OutageTable.now(connection);
            LotJournal journal = LotJournal.announce(offer, RulesCatalogue.current(offer), null, now.clock());
            List<Entry> written = journal.written();
            Frontier frontier =
                    Frontier.empty().append(written.stream().map(Entry::hash).toList());
            LotRow lot = new LotRow(
                    LotId.of(offer.offer()),
                    offer.mode(),
                    offer.centre(),
                    offer.relists(),
                    offer.startPrice().currencyCode(),
                    journal.state(),
                    0,
                    now.latestOutage(),
                    0,
                    frontier,
                    null,
                    null,
                    null,
                    journal.rules().version(),
                    null,
                    false,
                    false,
                    false,
                    Telling.NOTHING,
                    0);
            Awaits awaits = journal.rules().needsKeys() ? Awaits.KEYS : null;
            Instant dueAt = awaits == null ? journal.terms().opensAt() : null;
            if (LotTable.insert(connection, lot, offer.seller(), dueAt, awaits)) {
                LogWriter.append(
                        connection,
                        written.stream()
                                .map(entry -> new LogWriter.NewLeaf(lot.id(), entry, null, null))
                                .toList());
            }
        });
    }
}
