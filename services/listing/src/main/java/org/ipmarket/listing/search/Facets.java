package org.ipmarket.listing.search;

import java.util.List;

/** How many of the listings found have which property; each list begins with the most frequent. */
public record Facets(
        List<Count> kind,
        List<Count> right,
        List<Count> method,
        List<Count> centre,
        List<Count> ipcSection,
        List<Count> ipcClass,
        List<Count> state,
        List<Count> priceBand) {

    /**
     * @param value as the filter of the same name takes it; of a price band, its bounds as {@code 10000..100000} in units of the currency
     * @param count where there are more, its share in a sample of the listings found, as a part of those counted at most
     * @param more whether more listings were found than are counted
     */
    public record Count(String value, long count, boolean more) {}

    /**
     * How many listings were found.
     *
     * @param more whether counting ended there
     */
    public record Total(long count, boolean more) {}
}
