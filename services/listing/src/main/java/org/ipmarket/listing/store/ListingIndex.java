package org.ipmarket.listing.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.ipmarket.listing.search.Criteria;
import org.ipmarket.listing.search.Facets;
import org.ipmarket.listing.search.Position;
import org.ipmarket.listing.search.SearchQuery;
import org.ipmarket.listing.search.Sort;

/**
 * Finds listings. What few listings match is read whole, counted and sorted; where there are more than are counted, the page comes from the
 * order's own index, which need not be read far because what is sought stands everywhere.
 */
public final class ListingIndex {
    /**
     * @param mostCounted listings that are counted at most
     * @param window rows of the order's index that are looked through for a page of a broad search
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
            return new Found(
                    List.of(), new Facets.Total(0, false), withFacets ? new FacetSql.Reader(limits).facets() : null);
        }
        settings(connection);
        if (words == null && !withFacets) {
            return new Found(inOrder(connection, criteria, after, limit), null, null);
        }
        Found counted = counted(connection, criteria, after, limit, withFacets);
        if (!counted.total().more()) {
            return counted;
        }
        List<Hit> page =
                words == null ? inOrder(connection, criteria, after, limit) : broad(connection, criteria, after, limit);
        return new Found(page, counted.total(), counted.facets());
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
                        + ") + case when titled then 1 else 0 end from page")
                .add(" union all select 'total', null, null, count(*) from hits");
        if (withFacets) {
            FacetSql.add(sql, limits);
        }
        SortedMap<Long, Hit> hits = new TreeMap<>();
        FacetSql.Reader facets = new FacetSql.Reader(limits);
        try (PreparedStatement statement = sql.prepare(connection);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                if (rows.getString(1).equals("page")) {
                    long place = rows.getLong(4);
                    hits.put(place, hit(UUID.fromString(rows.getString(2)), rows.getLong(3), place % 2 == 1));
                } else {
                    facets.take(rows.getString(1), rows.getString(2), rows.getLong(4));
                }
            }
        }
        return new Found(List.copyOf(hits.values()), facets.total(), withFacets ? facets.facets() : null);
    }

    /** A page of all that the filters let through, from the index of the order. */
    private static List<Hit> inOrder(Connection connection, Criteria criteria, Position after, int limit)
            throws SQLException {
        Sort sort = criteria.sort();
        return hits(
                connection,
                new SearchSql()
                        .add("select s.offer, " + SearchSql.key(sort) + " from listing_search s where")
                        .filters(criteria)
                        .after(sort, after, "s")
                        .add(" order by " + SearchSql.orderOfTable(sort) + " limit " + limit),
                false);
    }

    /** A page of more than are counted. By relevance those come first that have the words in a title. */
    private List<Hit> broad(Connection connection, Criteria criteria, Position after, int limit) throws SQLException {
        if (criteria.sort() != Sort.RELEVANCE) {
            return broad(connection, criteria, criteria.words().all(), after, limit, false);
        }
        String all = criteria.words().all();
        String title = criteria.words().title();
        List<Hit> page = new ArrayList<>();
        if (after == null || after.titled()) {
            page.addAll(titled(connection, criteria, title, after, limit));
            if (page.size() == limit) {
                return page;
            }
        }
        Position afterUntitled = after == null || after.titled() ? null : after;
        page.addAll(broad(
                connection, criteria, "(" + all + ") & !(" + title + ")", afterUntitled, limit - page.size(), false));
        return page;
    }

    /** Newest first of those with all the words in a title: all of them sorted where they are few. */
    private List<Hit> titled(Connection connection, Criteria criteria, String title, Position after, int limit)
            throws SQLException {
        SearchSql few = new SearchSql()
                .add("with hits as materialized (select s.offer, 0::bigint as key from listing_search s where")
                .filters(criteria)
                .words(title)
                .add(" limit " + (limits.mostCounted() + 1) + ")")
                .add(" select null::uuid, count(*) from hits union all")
                .add(" (select h.offer, h.key from hits h where true")
                .after(Sort.NEWEST, after, "h")
                .add(" order by h.offer desc limit " + limit + ")");
        List<Hit> page = new ArrayList<>();
        long all = 0;
        try (PreparedStatement statement = few.prepare(connection);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                UUID offer = rows.getObject(1, UUID.class);
                if (offer == null) {
                    all = rows.getLong(2);
                } else {
                    page.add(hit(offer, 0, true));
                }
            }
        }
        if (all > limits.mostCounted()) {
            return broad(connection, criteria, title, after, limit, true);
        }
        page.sort(Comparator.comparing((Hit hit) -> hit.offer().toString()).reversed());
        return page;
    }

    /** Looks through the next rows of the order; where too few of them match, sorts all that do. */
    private List<Hit> broad(
            Connection connection, Criteria criteria, String words, Position after, int limit, boolean titled)
            throws SQLException {
        Sort sort = criteria.sort();
        SearchSql near = new SearchSql()
                .add("select w.offer, w.key from (select s.offer, s.revision, " + SearchSql.key(sort)
                        + " as key from listing_search s where")
                .filters(criteria)
                .after(sort, after, "s")
                .add(" order by " + SearchSql.orderOfTable(sort) + " limit " + limits.window() + ") w")
                .add(
                        " cross join lateral (select 1 from listing_terms t where t.offer = w.offer"
                                + " and t.revision = w.revision and t.vector @@ cast(? as tsquery) offset 0) m",
                        words)
                .add(" order by " + SearchSql.order(sort, "w") + " limit " + limit);
        List<Hit> page = hits(connection, near, titled);
        if (page.size() == limit) {
            return page;
        }
        SearchSql everywhere = new SearchSql()
                .add("with hits as materialized (select s.offer, " + SearchSql.key(sort)
                        + " as key from listing_search s where")
                .filters(criteria)
                .words(words)
                .after(sort, after, "s")
                .add(") select h.offer, h.key from hits h order by " + SearchSql.order(sort, "h") + " limit " + limit);
        return hits(connection, everywhere, titled);
    }

    private static List<Hit> hits(Connection connection, SearchSql sql, boolean titled) throws SQLException {
        List<Hit> hits = new ArrayList<>();
        try (PreparedStatement statement = sql.prepare(connection);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                hits.add(hit(rows.getObject(1, UUID.class), rows.getLong(2), titled));
            }
        }
        return hits;
    }

    private static Hit hit(UUID offer, long key, boolean titled) {
        return new Hit(offer, new Position(titled, key, offer));
    }
}
