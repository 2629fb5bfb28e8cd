package org.ipmarket.chaos.load;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** What all bidders together were answered. */
public final class Tally {
    private final Collection<Answered> answered = new ConcurrentLinkedQueue<>();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicLong> statuses = new ConcurrentSkipListMap<>();
    private final Collection<String> surprises = new ConcurrentLinkedQueue<>();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong retried = new AtomicLong();
    private final AtomicLong replayed = new AtomicLong();

    void request(boolean again) {
        requests.incrementAndGet();
        if (again) {
            retried.incrementAndGet();
        }
    }

    void status(String status) {
        statuses.computeIfAbsent(status, _ -> new AtomicLong()).incrementAndGet();
    }

    void judged(Answered answer, boolean again) {
        answered.add(answer);
        if (again) {
            replayed.incrementAndGet();
        }
    }

    /** Nobody answered for this key as long as its bidder asked. */
    void gaveUp(String key) {
        unknown.add(key);
    }

    /** An answer that nothing here should lead to. */
    void surprise(String what) {
        surprises.add(what);
    }

    public List<Answered> answered() {
        return List.copyOf(answered);
    }

    public Set<String> unknown() {
        return Set.copyOf(unknown);
    }

    public List<String> surprises() {
        return List.copyOf(surprises);
    }

    public long requests() {
        return requests.get();
    }

    /** Requests sent again with the key of one before. */
    public long retried() {
        return retried.get();
    }

    /** Answers that a bid had got before, whose answer was lost. */
    public long replayed() {
        return replayed.get();
    }

    /** How often each status came; a broken connection is one too. */
    public Map<String, AtomicLong> statuses() {
        return statuses;
    }
}
