package org.ipmarket.listing.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.ipmarket.listing.search.Criteria;
import org.ipmarket.listing.search.Facets;
import org.ipmarket.listing.search.Position;
import org.ipmarket.listing.search.SearchQuery;
import org.ipmarket.listing.search.Sort;

/**
 * Finds listings. What few listings match is read whole, counted and sorted; where there are more than are counted, a sample tells so and gives
 * the facets, and the page comes from the order's own index, which need not be read far because what is sought stands everywhere.
 */
public final class ListingIndex {
    /**
     * @param mostCounted listings that are counted at most
     * @param window listings in their order that are looked through for a page of a broad search
     * @param priceBands where price bands end, in minor units
     * @param bandCurrency of the price bands
     * @param mostClasses classes of the IPC that are told
     */
    public record Limits(int mostCounted, int window, List<Long> priceBands, String bandCurrency, int mostClasses) {}

    /** A listing and where it stands in the list. */
    public record Hit(UUID offer, Position position) {}

    /**
     * @param hits in order
     * @param total null where nothing was counted
     * @param facets null where they were not asked for
     */
    public record Found(List<Hit> hits, Facets.Total total, Facets facets) {}

    private final Limits limits;

    public ListingIndex(Limits limits) {
        this.limits = limits;
    }

    /**
     * Within the caller's transaction.
     *
     * @param after where the page before ended, null for the first
     * @param limit listings on the page at most
     */
    public Found search(Connection connection, Criteria criteria, Position after, int limit, boolean withFacets)
            throws SQLException {
        SearchQuery words = criteria.words();
        if (words != null && words.isNothing()) {
            Facets.Total nothing = new Facets.Total(0, false);
            return new Found(List.of(), nothing, withFacets ? new FacetSql.Reader(limits).facets(nothing) : null);
        }
        settings(connection);
        if (words == null && !withFacets) {
            return new Found(OrderedPages.all(connection, criteria, after, limit), null, null);
        }
        if (words != null) {
            Optional<PartCounts.Counts> many = new PartCounts(limits).of(connection, criteria, withFacets);
            if (many.isPresent()) {
                return new Found(
                        broadPage(connection, criteria, after, limit),
                        many.get().total(),
                        many.get().facets());
            }
        }
        Found counted = counted(connection, criteria, after, limit, withFacets);
        return counted.total().more()
                ? new Found(broadPage(connection, criteria, after, limit), counted.total(), counted.facets())
                : counted;
    }

    private List<Hit> broadPage(Connection connection, Criteria criteria, Position after, int limit)
            throws SQLException {
        return criteria.words() == null
                ? OrderedPages.all(connection, criteria, after, limit)
                : new OrderedPages(limits).ofWords(connection, criteria, after, limit);
    }

    /** Short queries gain nothing from further processes, and pages in memory nothing from being announced to the kernel. */
    private static void settings(Connection connection) throws SQLException {
        String sql = "select set_config('max_parallel_workers_per_gather', '0', true),"
                + " set_config('effective_io_concurrency', '0', true)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    /** Everything that matches, up to one more than is counted, is read once; what is shown and counted is taken from there. */
    private Found counted(Connection connection, Criteria criteria, Position after, int limit, boolean withFacets)
            throws SQLException {
        Sort sort = criteria.sort();
        SearchQuery words = criteria.words();
        boolean ranked = sort == Sort.RELEVANCE && words != null;
        SearchSql sql = new SearchSql()
                .add("with hits as materialized (select s.offer, " + SearchSql.key(sort) + " as key")
                .add(withFacets ? FacetSql.COLUMNS : "")
                .add(" from listing_search s where")
                .filters(criteria);
        if (words != null) {
            sql.words(words.all());
        }
        sql.add(" limit " + (limits.mostCounted() + 1) + ")");
        if (ranked) {
            sql.add(", titled as materialized (select s.offer from listing_search s where")
                    .filters(criteria)
                    .words(words.title())
                    .add(" limit " + (limits.mostCounted() + 1) + ")");
        }
        sql.add(", page as (select h.offer, h.key, " + (ranked ? "t.offer is not null" : "false") + " as titled")
                .add(" from hits h" + (ranked ? " left join titled t on t.offer = h.offer" : "")
                        // where there are more, the page comes from elsewhere, and none of this is worked out
                        + " where (select count(*) from hits) <= " + limits.mostCounted());
        if (ranked && after != null) {
            sql.add(" and (t.offer is not null, h.offer) < (?, ?)", after.titled(), after.id());
        } else {
            sql.after(sort, after, "h");
        }
        sql.add(" order by " + (ranked ? "titled desc, " : "") + SearchSql.order(sort, "h") + " limit " + limit + ")")
                .add(" select 'page', cast(offer as text), key, 2 * row_number() over (order by "
                        + (ranked ? "titled desc, " : "") + SearchSql.order(sort, "page")
                        + ") + case when titled then 1 else 0 end from page");
        sql.add(" union all");
        if (withFacets) {
            FacetSql.add(sql, limits);
        } else {
            sql.add(" select 'total', null, null, count(*) from hits");
        }
        SortedMap<Long, Hit> hits = new TreeMap<>();
        FacetSql.Reader facets = new FacetSql.Reader(limits);
        try (PreparedStatement statement = sql.prepare(connection);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                if (rows.getString(1).equals("page")) {
                    long place = rows.getLong(4);
                    UUID offer = UUID.fromString(rows.getString(2));
                    hits.put(place, new Hit(offer, new Position(place % 2 == 1, rows.getLong(3), offer)));
                } else {
                    facets.take(rows.getString(1), rows.getString(2), rows.getInt(3), rows.getLong(4));
                }
            }
        }
        return new Found(List.copyOf(hits.values()), facets.total(), withFacets ? facets.facets(facets.total()) : null);
    }
}
