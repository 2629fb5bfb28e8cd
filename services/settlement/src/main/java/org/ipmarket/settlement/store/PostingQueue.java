package org.ipmarket.settlement.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.ipmarket.chassis.inbox.TransientFailure;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.settlement.ledger.Account;
import org.ipmarket.settlement.ledger.Transfer;
import org.ipmarket.settlement.ledger.Verdict;
import org.jboss.logging.Logger;

/**
 * One writer for many callers. While a transaction is being written and committed, transfers that are handed in wait; the next
 * transaction takes them all, up to a bound. So an account that everybody uses is locked and rewritten once for hundreds of
 * transfers, nobody waits for a timer, and nobody is answered before the transfer is durable. One that is refused hurts none of
 * the others. Where enough wait, a second transaction is written beside the first; its balances move after that one's.
 */
public final class PostingQueue implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PostingQueue.class);
    private static final int LANES = 3;
    private static final int ATTEMPTS = 5;
    private static final long PAUSE_MILLIS = 100;
    private static final long LOOK_MILLIS = 200;
    private static final int SEEN_ACCOUNTS = 100_000;

    private final DataSource source;
    private final int batch;
    private final BlockingQueue<Waiting> waiting;
    private final MarketClock clock;
    /**
     * Accounts as this writer left them, or as what is under way will leave them: nobody else may have touched them since. The
     * database knows.
     */
    private final Map<Account, LedgerWriter.Seen> seen = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Account, LedgerWriter.Seen> eldest) {
            return size() > SEEN_ACCOUNTS;
        }
    };

    /** Of the writer's thread alone; they end in this order. */
    private final Deque<Departed> underWay = new ArrayDeque<>();

    private final Semaphore news = new Semaphore(0);
    private final ExecutorService lanes = Executors.newFixedThreadPool(
            LANES, Thread.ofPlatform().name("ledger-lane-", 0).daemon().factory());
    private final ExecutorService answers = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("ledger-answers").daemon().factory());
    private final Thread writer = Thread.ofPlatform().name("ledger-writer").unstarted(this::run);
    private volatile boolean open = true;

    private record Waiting(Transfer transfer, CompletableFuture<Verdict> answer) {}

    private record Departed(PostingFlight flight, List<Waiting> taken) {}

    /**
     * @param source connections that are in no transaction of anybody else
     * @param batch transfers in a transaction at most
     * @param waiting transfers that may wait at most
     */
    public PostingQueue(DataSource source, int batch, int waiting, MarketClock clock) {
        this.source = source;
        this.batch = batch;
        this.waiting = new ArrayBlockingQueue<>(waiting);
        this.clock = clock;
        writer.start();
    }

    /** As many transfers wait as may; none was taken. */
    public static final class Full extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Full(int waiting) {
            super(waiting + " transfers wait for the ledger's writer; try again");
        }
    }

    /**
     * Hands in a transfer.
     *
     * @return completes when it is durable or refused; exceptionally where the database could not be written, and then it may be
     *     handed in again, as its cause moves money once
     * @throws Full at the bound
     */
    public CompletableFuture<Verdict> submit(Transfer transfer) {
        Waiting one = new Waiting(transfer, new CompletableFuture<>());
        if (!open) {
            throw new IllegalStateException("the ledger's writer has stopped");
        }
        if (!waiting.offer(one)) {
            throw new Full(waiting.size());
        }
        tell();
        if (!open) {
            refuseAll();
        }
        return one.answer();
    }

    /** Something waits, or something has ended. */
    private void tell() {
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    private void run() {
        while (open || !waiting.isEmpty() || !underWay.isEmpty()) {
            try {
                if (!underWay.isEmpty()
                        && underWay.getFirst().flight().durable().isDone()) {
                    arrive();
                } else if (mayDepart()) {
                    depart();
                } else {
                    news.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                    news.drainPermits();
                }
            } catch (InterruptedException e) {
                open = false;
            } catch (RuntimeException | Error e) {
                LOG.error("the ledger's writer failed; it goes on", e);
            }
        }
        refuseAll();
    }

    /** At once where nothing is under way; beside another only what is worth a transaction. */
    private boolean mayDepart() {
        return underWay.isEmpty()
                ? !waiting.isEmpty()
                : underWay.size() < LANES && waiting.size() >= Math.max(1, batch / 2);
    }

    private void depart() throws InterruptedException {
        List<Waiting> taken = new ArrayList<>(batch);
        waiting.drainTo(taken, batch);
        try {
            if (!flies(taken)) {
                while (!underWay.isEmpty()) {
                    arrive();
                }
                writeAll(taken);
            }
        } catch (RuntimeException | Error e) {
            LOG.error("the ledger's writer failed; it goes on", e);
            taken.forEach(each -> each.answer().completeExceptionally(e));
        }
    }

    /** Most often nobody but this writer has touched the accounts, and nothing is to be refused. */
    private boolean flies(List<Waiting> taken) {
        try {
            PostingFlight flight = PostingFlight.begin(
                    source, underWay.isEmpty() ? null : underWay.getLast().flight());
            if (!flight.judge(transfers(taken), seen)) {
                return false;
            }
            seen.putAll(flight.accounts());
            flight.take(lanes).thenAcceptAsync(durable -> landed(flight, taken, durable), answers);
            underWay.add(new Departed(flight, taken));
            return true;
        } catch (SQLException e) {
            LOG.debugf("the ledger's writer cannot write beside another: %s", e.getMessage());
            return false;
        }
    }

    private void landed(PostingFlight flight, List<Waiting> taken, boolean durable) {
        tell();
        if (durable) {
            answer(taken, flight.verdicts());
        }
    }

    /** Waits for the first; where it did not come to pass, what was judged on it did neither, and all of it is judged again in its order. */
    private void arrive() throws InterruptedException {
        Departed first = underWay.removeFirst();
        if (first.flight().durable().join()) {
            return;
        }
        List<Departed> failed = new ArrayList<>(List.of(first));
        while (!underWay.isEmpty()) {
            Departed next = underWay.removeFirst();
            if (!next.flight().durable().join()) {
                failed.add(next);
            }
        }
        seen.clear();
        for (Departed each : failed) {
            writeAll(each.taken());
        }
    }

    private static List<Transfer> transfers(List<Waiting> taken) {
        return taken.stream().map(Waiting::transfer).toList();
    }

    /** In one transaction; where that cannot be, each in its own. */
    private void writeAll(List<Waiting> taken) throws InterruptedException {
        try {
            write(taken);
        } catch (SQLException e) {
            if (taken.size() == 1 || TransientFailure.is(e)) {
                fail(taken, e);
                return;
            }
            LOG.warnf("a batch of %d transfers was refused, each is tried alone: %s", taken.size(), e.getMessage());
            for (Waiting each : taken) {
                try {
                    write(Collections.singletonList(each));
                } catch (SQLException alone) {
                    fail(List.of(each), alone);
                }
            }
        }
    }

    private void write(List<Waiting> taken) throws SQLException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                List<Verdict> verdicts = commit(transfers(taken));
                answers.execute(() -> answer(taken, verdicts));
                return;
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || !TransientFailure.is(e)) {
                    throw e;
                }
                seen.clear();
                LOG.warnf("the ledger could not be written, it is tried again: %s", e.getMessage());
                Thread.sleep(attempt * PAUSE_MILLIS);
            }
        }
    }

    private List<Verdict> commit(List<Transfer> transfers) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                LedgerWriter.Written written = LedgerWriter.write(connection, transfers, clock.now());
                connection.commit();
                seen.putAll(written.accounts());
                return written.verdicts();
            } catch (SQLException | RuntimeException e) {
                rollBack(connection);
                throw e;
            }
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException lost) {
            LOG.debugf("the connection is lost: %s", lost.getMessage());
        }
    }

    private static void answer(List<Waiting> taken, List<Verdict> verdicts) {
        for (int i = 0; i < taken.size(); i++) {
            Waiting each = taken.get(i);
            // a commit whose answer was lost finds its own transfer when it is tried again
            boolean own = verdicts.get(i) instanceof Verdict.Repeated(UUID before)
                    && before.equals(each.transfer().id());
            each.answer().complete(own ? new Verdict.Posted() : verdicts.get(i));
        }
    }

    private static void fail(List<Waiting> taken, SQLException why) {
        taken.forEach(each ->
                each.answer().completeExceptionally(new IllegalStateException("the ledger cannot be written", why)));
    }

    private void refuseAll() {
        for (Waiting each = waiting.poll(); each != null; each = waiting.poll()) {
            each.answer().completeExceptionally(new IllegalStateException("the ledger's writer has stopped"));
        }
    }

    /** Writes what waits, then ends. */
    @Override
    public void close() throws InterruptedException {
        open = false;
        writer.join(TimeUnit.SECONDS.toMillis(10));
        lanes.shutdown();
        answers.shutdown();
    }
}
