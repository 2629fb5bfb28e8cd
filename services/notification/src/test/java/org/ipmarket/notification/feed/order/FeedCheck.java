package org.ipmarket.notification.feed.order;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is wrong with what a reader has read, against what was committed: missed, twice, not to be read, out of order. */
final class FeedCheck {
    private FeedCheck() {}

    static List<String> faults(String reader, Collection<Written> committed, boolean ofGz, List<UUID> read) {
        Map<UUID, Written> known = committed.stream().collect(Collectors.toMap(Written::id, Function.identity()));
        Set<UUID> missed = committed.stream()
                .filter(each -> mayRead(each, ofGz))
                .map(Written::id)
                .collect(Collectors.toCollection(HashSet::new));
        List<String> faults = new ArrayList<>();
        Map<UUID, Long> last = new HashMap<>();
        Set<UUID> seen = new HashSet<>();
        for (UUID id : read) {
            Written event = known.get(id);
            missed.remove(id);
            if (!seen.add(id)) {
                faults.add(reader + " read twice " + id);
            } else if (event == null || !mayRead(event, ofGz)) {
                faults.add(reader + " read what it may not, or what was never committed: " + id);
            } else {
                Long before = last.put(event.resource(), event.sequence());
                if (before != null && before >= event.sequence()) {
                    faults.add(reader + " read " + event.sequence() + " after " + before + " of " + event.resource());
                }
            }
        }
        missed.forEach(id -> faults.add(reader + " missed " + known.get(id)));
        return faults;
    }

    static long readable(Collection<Written> committed, boolean ofGz) {
        return committed.stream().filter(each -> mayRead(each, ofGz)).count();
    }

    private static boolean mayRead(Written event, boolean ofGz) {
        return switch (event.reading()) {
            case EVERYBODY -> true;
            case CENTRE_GZ -> ofGz;
            case NOBODY_HERE -> false;
        };
    }
}
