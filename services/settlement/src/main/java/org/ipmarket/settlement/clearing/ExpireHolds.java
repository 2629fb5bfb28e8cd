package org.ipmarket.settlement.clearing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.ipmarket.settlement.SettlementConfig;
import org.ipmarket.settlement.store.LedgerHolds;
import org.jboss.logging.Logger;

/** Frees what was set aside until a time that has passed, if nobody needed it before. */
@ApplicationScoped
class ExpireHolds {
    private static final Logger LOG = Logger.getLogger(ExpireHolds.class);

    private final LedgerHolds holds;
    private final int batch;

    ExpireHolds(LedgerHolds holds, SettlementConfig config) {
        this.holds = holds;
        this.batch = config.ledger().holdsAtOnce();
    }

    /** Looks once; each hold in a transaction of its own. */
    void sweep() {
        List<UUID> due = QuarkusTransaction.requiringNew().call(() -> holds.due(batch));
        for (UUID hold : due) {
            try {
                QuarkusTransaction.requiringNew().run(() -> holds.expire(hold));
            } catch (RuntimeException e) {
                LOG.errorf(e, "hold %s could not be expired; it is tried again", hold);
            }
        }
    }
}
