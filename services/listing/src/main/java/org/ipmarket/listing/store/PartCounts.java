package org.ipmarket.listing.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ipmarket.listing.search.Criteria;
import org.ipmarket.listing.search.Facets;
import org.ipmarket.listing.search.Sample;

/**
 * Counts what words find part by part of the table, until it is certain that there are more than are counted: what is found everywhere is soon
 * known to be so. Where it never is, all parts have been counted and the counts are exact.
 */
final class PartCounts {
    /** Parts of the table; see the migration. */
    private static final int PARTS = 8;

    private final ListingIndex.Limits limits;

    PartCounts(ListingIndex.Limits limits) {
        this.limits = limits;
    }

    /** @param facets null where they were not asked for */
    record Counts(Facets.Total total, Facets facets) {}

    /** Empty where the first part shows that there are not more than are counted. */
    Optional<Counts> of(Connection connection, Criteria criteria, boolean withFacets) throws SQLException {
        long most = limits.mostCounted();
        FacetSql.Reader counts = parts(connection, criteria, withFacets, 0, 1);
        Sample sample = new Sample(1, PARTS, counts.read());
        if (sample.showsAtMost(most)) {
            return Optional.empty();
        }
        for (int parts = 1; !sample.showsMoreThan(most) && parts < PARTS; parts *= 2) {
            counts.add(parts(connection, criteria, withFacets, parts, 2 * parts));
            sample = new Sample(2 * parts, PARTS, counts.read());
        }
        boolean more = sample.showsMoreThan(most);
        Facets.Total total = new Facets.Total(more ? most : sample.found(), more);
        return Optional.of(new Counts(total, withFacets ? counts.facets(total) : null));
    }

    /** No further than it takes to know that there are more than are counted. */
    private FacetSql.Reader parts(Connection connection, Criteria criteria, boolean withFacets, int from, int until)
            throws SQLException {
        String parts = IntStream.range(from, until)
                .mapToObj(part -> "select * from listing_search_" + part)
                .collect(Collectors.joining(" union all "));
        SearchSql sql = new SearchSql()
                .add("with hits as materialized (select s.offer" + (withFacets ? FacetSql.COLUMNS : ""))
                .add(" from (" + parts + ") s where")
                .filters(criteria)
                .words(criteria.words().all())
                .add(" limit " + (limits.mostCounted() + 1) + ")");
        if (withFacets) {
            FacetSql.add(sql, limits);
        } else {
            sql.add(" select 'total', null, 0, count(*) from hits");
        }
        FacetSql.Reader counts = new FacetSql.Reader(limits);
        try (PreparedStatement statement = sql.prepare(connection);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                counts.take(rows.getString(1), rows.getString(2), rows.getInt(3), rows.getLong(4));
            }
        }
        return counts;
    }
}
