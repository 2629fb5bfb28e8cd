package org.ipmarket.listing.grant;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.ipmarket.messages.Extent;

/**
 * What a clerk would know who writes down, for each place, use and day, what has been promised there, and reads the rules
 * as sentences about one such leaf. It shares no code with the rules of conflict.
 */
public final class CountedMarket {
    /** A thing written down. */
    public record Entry(Object id, Kind kind, Set<List<Object>> leaves, boolean granted) {}

    private final List<Entry> entries = new ArrayList<>();

    /** Whether it may be offered beside all that is written down. */
    public boolean permits(Kind kind, Extent extent) {
        Set<List<Object>> leaves = Leaves.of(extent);
        return switch (kind) {
            // the title is offered free of other offers, wherever they reach
            case ASSIGNMENT -> none(leaves, entry -> !entry.granted());
            // nobody else works there: no licence of any kind, no title on its way to another
            case EXCLUSIVE, SOLE -> none(leaves, entry -> true);
            // others may work there too, unless one was promised that nobody else would
            case ORDINARY -> none(leaves, entry -> entry.kind() != Kind.ORDINARY && entry.kind() != Kind.OPEN);
            case OPEN, PLEDGE -> throw new IllegalArgumentException("never offered in a lot");
        };
    }

    private boolean none(Set<List<Object>> leaves, Predicate<Entry> barring) {
        return entries.stream().filter(barring).noneMatch(entry -> entry.leaves().stream()
                .anyMatch(leaves::contains));
    }

    public void write(Object id, Kind kind, Extent extent, boolean granted) {
        entries.add(new Entry(id, kind, Leaves.of(extent), granted));
    }

    /** What was offered is granted: a title that has passed is written down no more. */
    public void grant(Object id) {
        entries.replaceAll(entry -> entry.id().equals(id) ? new Entry(id, entry.kind(), entry.leaves(), true) : entry);
        entries.removeIf(entry -> entry.id().equals(id) && entry.kind() == Kind.ASSIGNMENT);
    }

    public void strike(Object id) {
        entries.removeIf(entry -> entry.id().equals(id));
    }

    /** Leaves on which more stands than can: none, where the market is sound. */
    public List<String> overpromised() {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            for (int j = i + 1; j < entries.size(); j++) {
                Entry one = entries.get(i);
                Entry other = entries.get(j);
                if (exclude(one, other)) {
                    Set<List<Object>> both = new HashSet<>(one.leaves());
                    both.retainAll(other.leaves());
                    if (!both.isEmpty()) {
                        found.add(one.kind() + " and " + other.kind() + " on "
                                + both.iterator().next());
                    }
                }
            }
        }
        return found;
    }

    private static boolean exclude(Entry one, Entry other) {
        boolean title = one.kind() == Kind.ASSIGNMENT || other.kind() == Kind.ASSIGNMENT;
        if (title) {
            return !one.granted() && !other.granted();
        }
        boolean alone = one.kind() == Kind.EXCLUSIVE
                || one.kind() == Kind.SOLE
                || other.kind() == Kind.EXCLUSIVE
                || other.kind() == Kind.SOLE;
        return alone;
    }
}
