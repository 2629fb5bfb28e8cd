package org.ipmarket.listing.grant;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ipmarket.messages.Extent;

/** Counts the ground of a grant leaf by leaf: what the world would be if it had seven places, three uses and twenty days. */
public final class Leaves {
    public static final LocalDate DAY = LocalDate.of(2040, 1, 1);
    static final int DAYS = 20;
    public static final List<String> NAMES = List.of("CN", "CN-GD", "CN-ZJ", "HK", "FR-IDF", "FR-75C");
    public static final List<String> FIELDS = List.of("robots", "games", "medicine");
    private static final Map<String, Set<String>> PLACES = Map.of(
            "CN", Set.of("Guangdong", "Zhejiang", "other mainland"),
            "CN-GD", Set.of("Guangdong"),
            "CN-ZJ", Set.of("Zhejiang"),
            "HK", Set.of("Hong Kong"),
            "FR-IDF", Set.of("Paris", "Versailles"),
            "FR-75C", Set.of("Paris"));
    private static final Set<String> WORLD =
            Set.of("Guangdong", "Zhejiang", "other mainland", "Hong Kong", "Paris", "Versailles", "elsewhere");

    private Leaves() {}

    /** Territories and fields picked by bits (none: all), {@code length} days from {@code from} (0: no end). */
    public static Extent extent(int names, int fields, int from, int length) {
        return new Extent(
                picked(NAMES, names),
                picked(FIELDS, fields),
                DAY.plusDays(from),
                length == 0 ? null : DAY.plusDays(from + length));
    }

    private static Set<String> picked(List<String> all, int bits) {
        Set<String> some = new HashSet<>();
        for (int bit = 0; bit < all.size(); bit++) {
            if ((bits >> bit & 1) == 1) {
                some.add(all.get(bit));
            }
        }
        return some.isEmpty() ? null : some;
    }

    public static Set<List<Object>> of(Extent extent) {
        Set<String> places = new HashSet<>();
        if (extent.territories() == null) {
            places.addAll(WORLD);
        } else {
            extent.territories().forEach(name -> places.addAll(PLACES.get(name)));
        }
        Set<String> fields = new HashSet<>(extent.fields() == null ? FIELDS : extent.fields());
        if (extent.fields() == null) {
            fields.add("any other");
        }
        Set<List<Object>> leaves = new HashSet<>();
        for (int i = 0; i < DAYS; i++) {
            LocalDate day = DAY.plusDays(i);
            if (!day.isBefore(extent.from()) && (extent.until() == null || day.isBefore(extent.until()))) {
                for (String place : places) {
                    for (String field : fields) {
                        leaves.add(List.of(day, place, field));
                    }
                }
            }
        }
        return leaves;
    }

    public static boolean meet(Extent one, Extent other) {
        Set<List<Object>> leaves = of(other);
        return of(one).stream().anyMatch(leaves::contains);
    }
}
