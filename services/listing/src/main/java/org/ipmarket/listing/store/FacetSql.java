package org.ipmarket.listing.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ipmarket.listing.search.Facets;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.Money;

/** Counts, in one pass over the listings found, how many have which property. */
final class FacetSql {
    static final String COLUMNS = ", s.centre, s.right_offered, s.method, s.state, s.kinds, s.sections, s.classes,"
            + " s.currency, s.start_price_minor";

    private static final String SECTIONS = "ABCDEFGH";

    private FacetSql() {}

    /** Adds rows of facet, value, nothing and count. */
    static void add(SearchSql sql, ListingIndex.Limits limits) {
        sql.add(" union all select case when grouping(centre) = 0 then 'centre' when grouping(right_offered) = 0 then"
                + " 'right' when grouping(method) = 0 then 'method' else 'state' end,"
                + " coalesce(centre, right_offered, method, state), null, count(*) from hits"
                + " group by grouping sets ((centre), (right_offered), (method), (state))");
        sql.add(" union all select 'kinds', cast(kinds as text), null, count(*) from hits group by kinds");
        sql.add(" union all select 'sections', cast(sections as text), null, count(*) from hits group by sections");
        sql.add(" union all select 'classes', classes, null, count(*) from hits group by classes");
        String bounds = limits.priceBands().stream().map(String::valueOf).collect(Collectors.joining(","));
        sql.add(
                " union all select 'band', cast(band as text), null, listings from (select width_bucket(start_price_minor, '{"
                        + bounds
                        + "}'::bigint[]) as band, count(*) as listings from hits where currency = ? group by 1) bands",
                limits.bandCurrency());
    }

    /** Puts the rows together. */
    static final class Reader {
        private final Map<String, Map<String, Long>> counts = new HashMap<>();
        private final ListingIndex.Limits limits;

        Reader(ListingIndex.Limits limits) {
            this.limits = limits;
        }

        void take(String facet, String value, long count) {
            counts.computeIfAbsent(facet, each -> new HashMap<>()).put(value == null ? "" : value, count);
        }

        Facets.Total total() {
            long found = of("total").getOrDefault("", 0L);
            return new Facets.Total(Math.min(found, limits.mostCounted()), found > limits.mostCounted());
        }

        Facets facets() {
            return new Facets(
                    list(bits(
                            "kinds",
                            Arrays.stream(AssetKind.values())
                                    .map(AssetKind::name)
                                    .toList())),
                    list(of("right")),
                    list(of("method")),
                    list(of("centre")),
                    list(bits(
                            "sections",
                            SECTIONS.chars().mapToObj(Character::toString).toList())),
                    list(classes()).stream().limit(limits.mostClasses()).toList(),
                    list(of("state")),
                    list(bands()));
        }

        private Map<String, Long> classes() {
            Map<String, Long> each = new HashMap<>();
            of("classes").forEach((classes, count) -> Arrays.stream(classes.split(" "))
                    .filter(symbol -> !symbol.isEmpty())
                    .forEach(symbol -> each.merge(symbol, count, Long::sum)));
            return each;
        }

        /** By their bounds: {@code ..10000}, {@code 10000..100000}, {@code 100000..}. */
        private Map<String, Long> bands() {
            Map<String, Long> bands = new HashMap<>();
            of("band").forEach((band, count) -> {
                int i = Integer.parseInt(band);
                bands.put(
                        (i == 0 ? "" : price(i - 1)) + ".."
                                + (i == limits.priceBands().size() ? "" : price(i)),
                        count);
            });
            return bands;
        }

        private String price(int i) {
            return Money.ofMinor(limits.priceBands().get(i), limits.bandCurrency())
                    .amount();
        }

        private Map<String, Long> of(String facet) {
            return counts.getOrDefault(facet, Map.of());
        }

        /** A listing of several assets can be of several kinds and sections. */
        private Map<String, Long> bits(String facet, List<String> names) {
            Map<String, Long> each = new HashMap<>();
            of(facet).forEach((mask, count) -> IntStream.range(0, names.size())
                    .filter(bit -> (Integer.parseInt(mask) >> bit & 1) == 1)
                    .forEach(bit -> each.merge(names.get(bit), count, Long::sum)));
            return each;
        }

        private List<Facets.Count> list(Map<String, Long> values) {
            boolean more = total().more();
            List<Facets.Count> list = new ArrayList<>();
            values.forEach((value, count) -> list.add(new Facets.Count(value, count, more)));
            list.sort(Comparator.comparingLong(Facets.Count::count).reversed().thenComparing(Facets.Count::value));
            return List.copyOf(list);
        }
    }
}
