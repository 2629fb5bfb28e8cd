package org.ipmarket.settlement.clearing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.chassis.inbox.TransientFailure;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.settlement.SettlementConfig;
import org.ipmarket.settlement.store.BankFileStore;
import org.ipmarket.settlement.store.StoredLine;
import org.jboss.logging.Logger;

/** Applies the lines of files that were taken, many in a transaction; after a crash it goes on where it was. */
@ApplicationScoped
class BankFiles {
    private static final Logger LOG = Logger.getLogger(BankFiles.class);
    private static final int FILES = 4;
    /** How long one file is gone on with before the bank's other affairs have their turn. */
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    private final BankFileStore store;
    private final ApplyFileLines applyLines;
    private final MarketClock clock;
    private final int batch;

    BankFiles(BankFileStore store, ApplyFileLines applyLines, MarketClock clock, SettlementConfig config) {
        this.store = store;
        this.applyLines = applyLines;
        this.clock = clock;
        this.batch = config.bank().batch();
    }

    /** The next lines of the oldest files. One that cannot be gone on with, be the database busy, is tried again next time; the others go on now. */
    void round() {
        List<UUID> files = QuarkusTransaction.requiringNew().call(() -> store.applying(FILES));
        files.forEach(file -> Attempt.at("bank file " + file, LOG, () -> round(file)));
    }

    private void round(UUID file) {
        long began = System.nanoTime();
        List<StoredLine> lines = waiting(file);
        if (lines.size() == batch && lines.getFirst().line() == 1) {
            QuarkusTransaction.requiringNew().run(store::analyze);
        }
        while (!lines.isEmpty()) {
            apply(file, lines);
            if (System.nanoTime() - began > AT_ONCE.toNanos()) {
                return;
            }
            lines = waiting(file);
        }
        QuarkusTransaction.requiringNew().run(() -> store.finish(file, clock.now()));
    }

    private List<StoredLine> waiting(UUID file) {
        return QuarkusTransaction.requiringNew().call(() -> store.waiting(file, batch));
    }

    /**
     * Lines are applied together, and one by one where that fails. One that cannot be applied is set aside, so that those after it
     * go on; what passes by itself is no reason for that.
     */
    private void apply(UUID file, List<StoredLine> lines) {
        StoredLine first = lines.getFirst();
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> store.done(file, lines, applyLines.apply(first.mode(), file, lines)));
        } catch (RuntimeException e) {
            if (lines.size() > 1) {
                LOG.infof("lines of bank file %s are applied one by one: %s", file, TransientFailure.rootMessage(e));
                lines.forEach(line -> apply(file, List.of(line)));
                return;
            }
            if (TransientFailure.is(e)) {
                throw e;
            }
            LOG.errorf(e, "line %d of bank file %s could not be applied; it is tried again", first.line(), file);
            QuarkusTransaction.requiringNew().run(() -> {
                applyLines.setAside(first, e.toString());
                store.done(file, lines, Set.of(first.id()));
            });
        }
    }
}
