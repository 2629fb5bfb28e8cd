package org.ipmarket.bidding.lot;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.ipmarket.bidding.BiddingConfig;
import org.ipmarket.bidding.lot.Mailbox.Waiting;
import org.ipmarket.messages.id.LotId;
import org.jboss.logging.Logger;

/**
 * Group commit. While a lot's transaction is under way, what arrives for it waits; the next transaction takes all of it, and
 * with it what waits for other lots. Busy lots so batch by themselves, quiet ones share, and none waits for company. A lot that
 * somebody else has locked is skipped and taken alone, and so is every lot of a transaction that failed: what is wrong with
 * one costs the others nothing. Several replicas are correct by the row's lock.
 */
@ApplicationScoped
class LotSequencer {
    private static final Logger LOG = Logger.getLogger(LotSequencer.class);

    private static final long LOOK_MILLIS = 200;

    private final JudgeBids judgeBids;
    private final BiddingConfig.Sequencer config;
    private final ConcurrentHashMap<LotId, Mailbox> mailboxes = new ConcurrentHashMap<>();
    private final Queue<Mailbox> ready = new ConcurrentLinkedQueue<>();
    private final Semaphore room;
    private final ExecutorService committers;
    private final ExecutorService lonely;
    private final Queue<Waiting> unanswered = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService patience;

    LotSequencer(JudgeBids judgeBids, BiddingConfig config) {
        this.judgeBids = judgeBids;
        this.config = config.sequencer();
        this.room = new Semaphore(this.config.waiting());
        this.committers = threads("committer-", this.config.committers());
        this.lonely = threads("committer-alone-", this.config.alone());
        this.patience = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("patience").daemon().factory());
        this.patience.scheduleWithFixedDelay(this::losePatience, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static ExecutorService threads(String name, int count) {
        return Executors.newFixedThreadPool(
                count, Thread.ofPlatform().name(name, 0).daemon().factory());
    }

    /** One look at all who wait costs less than a timer for each. */
    private void losePatience() {
        long now = System.nanoTime();
        unanswered.removeIf(waiting -> {
            if (now - waiting.until() >= 0) {
                waiting.answer().completeExceptionally(new TimeoutException());
            }
            return waiting.answer().isDone();
        });
    }

    /** Too many bids wait; nothing was done with this one. */
    static final class Overloaded extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** What a transaction takes of a lot. */
    private record Taken(Mailbox mailbox, List<Waiting> bids) {
        JudgeBids.Batch batch() {
            return new JudgeBids.Batch(
                    mailbox.lot(), bids.stream().map(Waiting::request).toList());
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        committers.shutdown();
        committers.awaitTermination(3, TimeUnit.SECONDS);
        lonely.shutdown();
        lonely.awaitTermination(1, TimeUnit.SECONDS);
        patience.shutdownNow();
    }

    /** The answer comes when it is durable; it fails where the transaction did, or took too long, and then nothing is known of it. */
    CompletableFuture<BidAnswer> submit(BidRequest request) throws Overloaded {
        if (!room.tryAcquire()) {
            throw new Overloaded();
        }
        CompletableFuture<BidAnswer> answer = new CompletableFuture<>();
        Waiting waiting = new Waiting(
                request, answer, System.nanoTime() + config.answerWithin().toNanos());
        boolean[] fits = new boolean[1];
        post(request.lot(), mailbox -> fits[0] = mailbox.offer(waiting));
        if (!fits[0]) {
            room.release();
            throw new Overloaded();
        }
        unanswered.add(waiting);
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
            makeReady(mailbox);
        }
    }

    /** There are never fewer tasks than mailboxes that are ready. */
    private void makeReady(Mailbox mailbox) {
        ready.add(mailbox);
        committers.execute(this::work);
    }

    private void work() {
        List<Taken> taken = takeReady();
        if (!taken.isEmpty()) {
            together(taken);
        }
    }

    /** Empty where another task has taken all. */
    private List<Taken> takeReady() {
        List<Taken> taken = new ArrayList<>();
        int most = config.batch();
        while (most > 0 && taken.size() < config.lotsTogether()) {
            Mailbox mailbox = ready.poll();
            if (mailbox == null) {
                break;
            }
            List<Waiting> bids = mailbox.drain(most);
            forget(bids);
            taken.add(new Taken(mailbox, bids));
            most -= Math.max(1, bids.size());
        }
        return taken;
    }

    /** Whoever waits no longer is told that its bid is unknown: it is not judged behind its back. */
    private void forget(List<Waiting> bids) {
        int before = bids.size();
        bids.removeIf(waiting -> waiting.answer().isDone());
        room.release(before - bids.size());
    }

    private void together(List<Taken> all) {
        Map<LotId, List<BidAnswer>> answers;
        try {
            answers = judgeBids.judgeAvailable(all.stream().map(Taken::batch).toList());
        } catch (RuntimeException | Error e) {
            LOG.warnf("a transaction of %d lots failed, each is tried alone: %s", all.size(), e.getMessage());
            answers = Map.of();
        }
        List<Taken> judged = new ArrayList<>();
        for (Taken taken : all) {
            if (answers.containsKey(taken.mailbox().lot())) {
                done(taken);
                judged.add(taken);
            } else {
                lonely.execute(() -> alone(taken));
            }
        }
        for (Taken taken : judged) {
            answer(taken, answers.get(taken.mailbox().lot()));
        }
    }

    private void alone(Taken taken) {
        List<BidAnswer> answers;
        try {
            answers = judgeBids.judge(taken.batch());
        } catch (RuntimeException | Error e) {
            LOG.errorf(
                    e,
                    "lot %s: a transaction of %d bids failed",
                    taken.mailbox().lot(),
                    taken.bids().size());
            done(taken);
            taken.bids().forEach(waiting -> waiting.answer().completeExceptionally(e));
            return;
        }
        done(taken);
        answer(taken, answers);
    }

    /** Behind {@link #done}: all of it is durable, and the next transaction need not wait until everybody has been told. */
    private static void answer(Taken taken, List<BidAnswer> answers) {
        for (int i = 0; i < answers.size(); i++) {
            taken.bids().get(i).answer().complete(answers.get(i));
        }
    }

    /** What has arrived meanwhile is next. */
    private void done(Taken taken) {
        room.release(taken.bids().size());
        Mailbox mailbox = taken.mailbox();
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
            makeReady(mailbox);
        }
    }
}
