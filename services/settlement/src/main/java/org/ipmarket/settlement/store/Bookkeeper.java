package org.ipmarket.settlement.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.settlement.SettlementConfig;
import org.ipmarket.settlement.ledger.Transfer;
import org.ipmarket.settlement.ledger.Verdict;

/**
 * Writes transfers that stand alone, many callers' in one transaction: nothing else commits or rolls back with them. Its
 * transactions are its own; what has to happen together with a trade's or deposit's row goes through the {@link LedgerBook}.
 */
@ApplicationScoped
public class Bookkeeper {
    private final PostingQueue queue;
    private final Duration patience;

    Bookkeeper(AgroalDataSource dataSource, SettlementConfig config, MarketClock clock) {
        this.queue = new PostingQueue(
                dataSource, config.ledger().batch(), config.ledger().waiting(), clock);
        this.patience = config.ledger().patience();
    }

    void stop(@Observes(notifyObserver = Reception.IF_EXISTS) ShutdownEvent stopping) throws InterruptedException {
        queue.close();
    }

    /**
     * Hands in a transfer.
     *
     * @return as {@link PostingQueue#submit}
     * @throws PostingQueue.Full where too many wait
     */
    public CompletableFuture<Verdict> submit(Transfer transfer) {
        return queue.submit(transfer);
    }

    /**
     * Hands in a transfer and waits until it is durable, or refused.
     *
     * @throws PostingQueue.Full where too many wait
     * @throws IllegalStateException where it is not known in time what became of it: handed in again, it moves money once
     */
    public Verdict post(Transfer transfer) {
        try {
            return submit(transfer)
                    .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new IllegalStateException(
                    "it is not known whether " + transfer.cause() + " was posted", e.getCause());
        }
    }
}
