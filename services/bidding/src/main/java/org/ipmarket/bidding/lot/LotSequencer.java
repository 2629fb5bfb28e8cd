package org.ipmarket.bidding.lot;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.ipmarket.bidding.BiddingConfig;
import org.ipmarket.bidding.lot.Mailbox.Waiting;
import org.ipmarket.messages.id.LotId;
import org.jboss.logging.Logger;

/**
 * Group commit. While a lot's transaction is under way, what arrives for it waits; the next transaction takes all of it.
 * Busy lots so batch by themselves, quiet ones wait for nobody. Several replicas are correct by the row's lock.
 */
@ApplicationScoped
class LotSequencer {
    private static final Logger LOG = Logger.getLogger(LotSequencer.class);

    private final JudgeBids judgeBids;
    private final BiddingConfig.Sequencer config;
    private final ConcurrentHashMap<LotId, Mailbox> mailboxes = new ConcurrentHashMap<>();
    private final Semaphore room;
    private final ExecutorService committers;

    LotSequencer(JudgeBids judgeBids, BiddingConfig config) {
        this.judgeBids = judgeBids;
        this.config = config.sequencer();
        this.room = new Semaphore(this.config.waiting());
        this.committers = Executors.newFixedThreadPool(
                this.config.committers(),
                Thread.ofPlatform().name("committer-", 0).daemon().factory());
    }

    /** Too many bids wait; nothing was done with this one. */
    static final class Overloaded extends Exception {
        private static final long serialVersionUID = 1L;
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        committers.shutdown();
        committers.awaitTermination(3, TimeUnit.SECONDS);
    }

    /** The answer comes when it is durable; it fails where the transaction did, and then nothing is known of it. */
    CompletableFuture<BidAnswer> submit(BidRequest request) throws Overloaded {
        if (!room.tryAcquire()) {
            throw new Overloaded();
        }
        CompletableFuture<BidAnswer> answer = new CompletableFuture<>();
        boolean[] fits = new boolean[1];
        post(request.lot(), mailbox -> fits[0] = mailbox.offer(new Waiting(request, answer)));
        if (!fits[0]) {
            room.release();
            throw new Overloaded();
        }
        return answer;
    }

    /** Something may be due on the lot: it is looked at behind the bids that are waiting. */
    void wake(LotId lot) {
        post(lot, Mailbox::somethingIsDue);
    }

    /** A mailbox exists while something is in it or its lot is worked on. */
    private void post(LotId lot, Consumer<Mailbox> letter) {
        Mailbox mailbox = mailboxes.compute(lot, (id, present) -> {
            Mailbox box = present == null ? new Mailbox(id, config.waitingPerLot()) : present;
            letter.accept(box);
            return box;
        });
        if (mailbox.take()) {
            committers.execute(() -> work(mailbox));
        }
    }

    private void work(Mailbox mailbox) {
        commit(mailbox.lot(), mailbox.drain(config.batch()));
        boolean[] more = new boolean[1];
        mailboxes.compute(mailbox.lot(), (id, present) -> {
            more[0] = !mailbox.isEmpty();
            if (more[0]) {
                return present;
            }
            mailbox.release();
            return present == mailbox ? null : present;
        });
        if (more[0]) {
            committers.execute(() -> work(mailbox));
        }
    }

    private void commit(LotId lot, List<Waiting> batch) {
        try {
            List<BidAnswer> answers =
                    judgeBids.judge(lot, batch.stream().map(Waiting::request).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer().complete(answers.get(i));
            }
        } catch (RuntimeException | Error e) {
            LOG.errorf(e, "lot %s: a transaction of %d bids failed", lot, batch.size());
            batch.forEach(waiting -> waiting.answer().completeExceptionally(e));
        } finally {
            room.release(batch.size());
        }
    }
}
