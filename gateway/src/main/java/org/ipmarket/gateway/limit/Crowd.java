package org.ipmarket.gateway.limit;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How many requests are under way on each route, so that one that does not answer cannot hold everything. */
@Singleton
public class Crowd {
    private final Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();

    /**
     * Lets one more in, who has to {@linkplain #leave leave}.
     *
     * @return false where there are so many already; then nobody has to leave
     */
    public boolean enter(String route, int most) {
        AtomicInteger count = underWay.get(route);
        if (count == null) {
            count = underWay.computeIfAbsent(route, _ -> new AtomicInteger());
        }
        if (count.incrementAndGet() <= most) {
            return true;
        }
        count.decrementAndGet();
        return false;
    }

    /** One who was let in has gone. */
    public void leave(String route) {
        underWay.get(route).decrementAndGet();
    }
}
