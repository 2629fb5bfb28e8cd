package org.ipmarket.notification.feed.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ipmarket.notification.feed.FeedConfig;

/** Who may wait, for a page or on a stream: so many of all, so many of one login. */
@ApplicationScoped
public class Waiters {
    private final int most;
    private final int mostOfOne;
    private final Map<String, Integer> waiting = new HashMap<>();
    private int all;

    Waiters(FeedConfig config) {
        most = config.waiters();
        mostOfOne = config.waitersOfOne();
    }

    /** A place among those who wait; closed when the wait is over. */
    public interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** Empty where there are too many already. */
    public synchronized Optional<Place> take(String login) {
        int ofOne = waiting.getOrDefault(login, 0);
        if (all >= most || ofOne >= mostOfOne) {
            return Optional.empty();
        }
        all++;
        waiting.put(login, ofOne + 1);
        return Optional.of(() -> leave(login));
    }

    private synchronized void leave(String login) {
        all--;
        waiting.computeIfPresent(login, (who, ofOne) -> ofOne == 1 ? null : ofOne - 1);
    }

    /** How many wait now. */
    public synchronized int count() {
        return all;
    }
}
