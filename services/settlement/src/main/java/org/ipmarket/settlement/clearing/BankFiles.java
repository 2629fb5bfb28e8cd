package org.ipmarket.settlement.clearing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.settlement.SettlementConfig;
import org.ipmarket.settlement.store.BankFileStore;
import org.ipmarket.settlement.store.StoredLine;
import org.jboss.logging.Logger;

/** Applies the lines of files that were taken, each in a transaction of its own; after a crash it goes on where it was. */
@ApplicationScoped
class BankFiles {
    private static final Logger LOG = Logger.getLogger(BankFiles.class);
    private static final int FILES = 4;

    private final BankFileStore store;
    private final ApplyStatementLine applyLine;
    private final MarketClock clock;
    private final int batch;

    BankFiles(BankFileStore store, ApplyStatementLine applyLine, MarketClock clock, SettlementConfig config) {
        this.store = store;
        this.applyLine = applyLine;
        this.clock = clock;
        this.batch = config.bank().batch();
    }

    /** The next lines of the oldest files. */
    void round() {
        List<UUID> files = QuarkusTransaction.requiringNew().call(() -> store.applying(FILES));
        for (UUID file : files) {
            List<StoredLine> lines = QuarkusTransaction.requiringNew().call(() -> store.waiting(file, batch));
            if (lines.isEmpty()) {
                QuarkusTransaction.requiringNew().run(() -> store.finish(file, clock.now()));
            } else {
                lines.forEach(this::apply);
            }
        }
    }

    private void apply(StoredLine line) {
        Mode mode = line.mode();
        try {
            QuarkusTransaction.requiringNew().run(() -> store.done(line, applyLine.apply(mode, line)));
        } catch (RuntimeException e) {
            LOG.errorf(e, "line %d of bank file %s could not be applied; it is tried again", line.line(), line.file());
            QuarkusTransaction.requiringNew().run(() -> {
                applyLine.setAside(line, e.toString());
                store.done(line, true);
            });
        }
    }
}
