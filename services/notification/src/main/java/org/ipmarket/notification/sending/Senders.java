package org.ipmarket.notification.sending;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jboss.logging.Logger;

/**
 * Some threads that send, and one that looks for what is due and gives them as much as are free. A sender has a thread of its own, a
 * name that is slow to resolve included, so it holds up nobody else.
 *
 * @param <T> what is sent, taken under a lease: where sending fails, its end makes it due again
 */
public final class Senders<T> {
    private static final Logger LOG = Logger.getLogger(Senders.class);

    private final String name;
    private final Duration look;
    private final Consumer<T> send;
    private final Function<T, UUID> id;
    private final Semaphore free;
    private final Semaphore wakes = new Semaphore(0);
    private final AtomicBoolean running = new AtomicBoolean();
    private final ExecutorService threads;
    private Thread looker;

    /**
     * @param name of what is sent, for threads and messages
     * @param atOnce how many send
     * @param look how long it takes until something that nobody has woken for is seen
     * @param id of what is sent, for messages
     */
    public Senders(String name, int atOnce, Duration look, Consumer<T> send, Function<T, UUID> id) {
        this.name = name;
        this.look = look;
        this.send = send;
        this.id = id;
        this.free = new Semaphore(atOnce);
        this.threads = Executors.newFixedThreadPool(
                atOnce, Thread.ofPlatform().name(name + "-", 0).daemon().factory());
    }

    /** @param step done at each look; whether there may be more to do at once */
    public void start(BooleanSupplier step) {
        running.set(true);
        looker = Thread.ofPlatform().name(name + "-look").daemon().start(() -> look(step));
    }

    public void stop() {
        running.set(false);
        if (looker != null) {
            looker.interrupt();
        }
        threads.shutdownNow();
    }

    /** Looks at once: something may have become due. */
    public void wake() {
        wakes.release();
    }

    /**
     * Gives each free sender one.
     *
     * @param take takes so many at most
     * @return whether a sender is free still; who becomes free later wakes
     */
    public boolean give(IntFunction<List<T>> take) {
        int most = free.drainPermits();
        if (most == 0) {
            return false;
        }
        List<T> taken = List.of();
        try {
            taken = take.apply(most);
        } finally {
            free.release(most - taken.size());
        }
        taken.forEach(each -> threads.execute(() -> send(each)));
        return most > taken.size();
    }

    /** Does a part of a step. What fails is tried at the next look, and keeps nothing else from being done. @return false where it fails */
    public boolean attempt(String failing, BooleanSupplier part) {
        try {
            return part.getAsBoolean();
        } catch (Throwable e) {
            if (running.get()) {
                LOG.warnf("%s: %s", failing, e);
            }
            return false;
        }
    }

    private void look(BooleanSupplier step) {
        while (running.get()) {
            boolean more = attempt("what is due to " + name + " could not be looked up", step);
            if (!more && !await()) {
                return;
            }
        }
    }

    private boolean await() {
        try {
            if (wakes.tryAcquire(look.toMillis(), TimeUnit.MILLISECONDS)) {
                wakes.drainPermits();
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void send(T each) {
        try {
            send.accept(each);
        } catch (RuntimeException e) {
            if (running.get()) {
                LOG.errorf(e, "%s: %s waits for the end of its lease", name, id.apply(each));
            }
        } finally {
            free.release();
            wake();
        }
    }
}
