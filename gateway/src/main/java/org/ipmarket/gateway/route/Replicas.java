package org.ipmarket.gateway.route;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The replicas of one service. Whatever is about one thing, such as the bids on a lot, goes to the same replica as long as it is
 * reached, so that they meet in its queue and not at the database's lock: rendezvous hashing (Thaler, Ravishankar 1998), by
 * which a replica that is lost or added moves only what was, or will be, its own. What is about nothing in particular goes
 * round.
 */
final class Replicas {
    private final List<Origin> origins;
    private final Map<Origin, Long> addresses;
    private final AtomicInteger turn = new AtomicInteger();

    private Replicas(List<Origin> origins) {
        this.origins = origins;
        this.addresses = origins.stream().collect(Collectors.toMap(origin -> origin, Replicas::address));
    }

    /** The same in every process: of the address as it is written. */
    private static long address(Origin origin) {
        return mixed((origin.host() + ":" + origin.port()).hashCode());
    }

    /** @throws IllegalArgumentException if there is no address, one twice, or one that is none */
    static Replicas of(String name, List<URI> urls) {
        List<Origin> origins = urls.stream().map(url -> Origin.of(name, url)).toList();
        if (origins.isEmpty() || origins.stream().distinct().count() < origins.size()) {
            throw new IllegalArgumentException(
                    "The addresses of " + name + " must be one or several different ones, not " + urls);
        }
        return new Replicas(origins);
    }

    /** All of them, the one to ask first in front. @param subject what the request is about, or null */
    List<Origin> inOrderFor(String subject) {
        if (origins.size() == 1) {
            return origins;
        }
        return subject == null ? round() : byWeight(subject);
    }

    private List<Origin> round() {
        int first = Math.floorMod(turn.getAndIncrement(), origins.size());
        return IntStream.range(0, origins.size())
                .mapToObj(i -> origins.get((first + i) % origins.size()))
                .toList();
    }

    private List<Origin> byWeight(String subject) {
        return origins.stream()
                .sorted(Comparator.comparingLong((Origin origin) -> weight(origin, subject))
                        .reversed())
                .toList();
    }

    private long weight(Origin origin, String subject) {
        return mixed(addresses.get(origin) ^ subject.hashCode());
    }

    /** The finishing step of SplitMix64: each bit of the outcome depends on every bit of the number. */
    private static long mixed(long number) {
        long z = number + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
