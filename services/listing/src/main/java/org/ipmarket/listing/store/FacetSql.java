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

    /** Of listings in another currency. */
    private static final int NO_BAND = -1;

    private static final List<String> FEW = List.of("centre", "right", "method", "state", "kinds", "band");

    private FacetSql() {}

    /**
     * Adds rows of facet, value, nothing and count. Most of the time goes into finding the group of each row, so properties with few values are
     * counted together, as one group of values separated by spaces, and told apart afterwards.
     */
    static void add(SearchSql sql, ListingIndex.Limits limits) {
        String bounds = limits.priceBands().stream().map(String::valueOf).collect(Collectors.joining(","));
        sql.add(
                " union all select case when grouping(centre) = 0 then 'few' else 'ipc' end,"
                        + " case when grouping(centre) = 0 then concat_ws(' ', centre, right_offered, method, state, kinds, band)"
                        + " else concat_ws(' ', sections, classes) end, null, count(*)"
                        + " from (select centre, right_offered, method, state, kinds, sections, classes,"
                        + " case when currency = ? then width_bucket(start_price_minor, '{" + bounds
                        + "}'::bigint[]) else " + NO_BAND + " end as band from hits) h"
                        + " group by grouping sets ((centre, right_offered, method, state, kinds, band), (sections, classes))",
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
            switch (facet) {
                case "few" -> {
                    String[] values = value.split(" ");
                    for (int i = 0; i < values.length; i++) {
                        add(FEW.get(i), values[i], count);
                    }
                }
                case "ipc" -> {
                    String[] values = value.split(" ");
                    add("sections", values[0], count);
                    Arrays.stream(values).skip(1).forEach(symbol -> add("class", symbol, count));
                }
                default -> add(facet, "", count);
            }
        }

        private void add(String facet, String value, long count) {
            counts.computeIfAbsent(facet, each -> new HashMap<>()).merge(value, count, Long::sum);
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
                    list(of("class")).stream().limit(limits.mostClasses()).toList(),
                    list(of("state")),
                    list(bands()));
        }

        /** By their bounds: {@code ..10000}, {@code 10000..100000}, {@code 100000..}. */
        private Map<String, Long> bands() {
            Map<String, Long> bands = new HashMap<>();
            of("band").forEach((band, count) -> {
                int i = Integer.parseInt(band);
                if (i != NO_BAND) {
                    bands.put(
                            (i == 0 ? "" : price(i - 1)) + ".."
                                    + (i == limits.priceBands().size() ? "" : price(i)),
                            count);
                }
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
