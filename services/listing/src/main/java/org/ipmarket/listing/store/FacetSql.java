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

/**
 * Counts, in one pass over the listings found, how many have which property. Each listing has two numbers, one for the properties with few
 * values and one for its classes of the IPC; {@code listing_facet} tells what they stand for.
 */
final class FacetSql {
    static final String COLUMNS = ", s.properties, s.classification, s.start_price_minor";

    private static final String SECTIONS = "ABCDEFGH";

    /** In the order of {@code listing_properties}, which has the currency behind them. */
    private static final List<String> PROPERTIES = List.of("centre", "right", "method", "state", "kinds");

    private FacetSql() {}

    /** Adds rows of what is counted, what the number stands for, price band and count; one of them is the total. */
    static void add(SearchSql sql, ListingIndex.Limits limits) {
        String bounds = limits.priceBands().stream().map(String::valueOf).collect(Collectors.joining(","));
        sql.add(
                " select case g.form when 1 then 'properties' when 2 then 'ipc' else 'total' end, f.text, g.band, g.found"
                        + " from (select properties, classification, cast(band as bigint) as band, count(*) as found,"
                        + " grouping(properties, classification) as form"
                        + " from (select properties, classification, width_bucket(start_price_minor, '{" + bounds
                        + "}'::bigint[]) as band from hits) h"
                        + " group by grouping sets ((properties, band), (classification), ())) g"
                        + " left join lateral (select each.text from listing_facet each"
                        + " where each.code = coalesce(g.properties, g.classification) limit 1) f on true");
    }

    /** Puts the rows together. */
    static final class Reader {
        private final Map<String, Map<String, Long>> counts = new HashMap<>();
        private final ListingIndex.Limits limits;

        Reader(ListingIndex.Limits limits) {
            this.limits = limits;
        }

        /**
         * @param text what the number stands for; null of the total
         * @param band of the price, whatever its currency
         */
        void take(String counted, String text, int band, long count) {
            switch (counted) {
                case "properties" -> {
                    String[] values = text.split(" ");
                    for (int i = 0; i < PROPERTIES.size(); i++) {
                        add(PROPERTIES.get(i), values[i], count);
                    }
                    if (values[PROPERTIES.size()].equals(limits.bandCurrency())) {
                        add("band", String.valueOf(band), count);
                    }
                }
                case "ipc" -> {
                    String[] values = text.split(" ");
                    add("sections", values[0], count);
                    Arrays.stream(values).skip(1).forEach(symbol -> add("class", symbol, count));
                }
                default -> add(counted, "", count);
            }
        }

        /** Adds what was counted in another part of the table. */
        void add(Reader other) {
            other.counts.forEach((facet, values) -> values.forEach((value, count) -> add(facet, value, count)));
        }

        private void add(String facet, String value, long count) {
            counts.computeIfAbsent(facet, each -> new HashMap<>()).merge(value, count, Long::sum);
        }

        /** How many listings were looked at. */
        long read() {
            return of("total").getOrDefault("", 0L);
        }

        /** Where all that were found have been looked at, or more than are counted. */
        Facets.Total total() {
            return new Facets.Total(Math.min(read(), limits.mostCounted()), read() > limits.mostCounted());
        }

        /** @param total where it is more than are counted, those looked at are a sample, whose shares are told as parts of the total */
        Facets facets(Facets.Total total) {
            List<String> kinds =
                    Arrays.stream(AssetKind.values()).map(AssetKind::name).toList();
            List<String> sections =
                    SECTIONS.chars().mapToObj(Character::toString).toList();
            return new Facets(
                    list(bits("kinds", kinds), total),
                    list(of("right"), total),
                    list(of("method"), total),
                    list(of("centre"), total),
                    list(bits("sections", sections), total),
                    list(of("class"), total).stream()
                            .limit(limits.mostClasses())
                            .toList(),
                    list(of("state"), total),
                    list(bands(), total));
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

        /** What was seen at all is told as one at least. */
        private long partOf(long total, long count) {
            return Math.max(1, Math.round((double) count * total / read()));
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

        /** What was seen at all is told as one at least. */
        private List<Facets.Count> list(Map<String, Long> values, Facets.Total total) {
            List<Facets.Count> list = new ArrayList<>();
            values.forEach((value, count) -> list.add(
                    new Facets.Count(value, total.more() ? partOf(total.count(), count) : count, total.more())));
            list.sort(Comparator.comparingLong(Facets.Count::count).reversed().thenComparing(Facets.Count::value));
            return List.copyOf(list);
        }
    }
}
