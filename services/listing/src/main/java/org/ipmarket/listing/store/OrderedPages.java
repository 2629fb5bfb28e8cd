package org.ipmarket.listing.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.ipmarket.listing.search.Criteria;
import org.ipmarket.listing.search.Position;
import org.ipmarket.listing.search.Sort;
import org.ipmarket.listing.store.ListingIndex.Hit;
import org.ipmarket.listing.store.ListingIndex.Limits;

/** Pages of more listings than are counted: from the index of their order, whose next rows are looked through before anything is sorted. */
final class OrderedPages {
    private final Limits limits;

    OrderedPages(Limits limits) {
        this.limits = limits;
    }

    /** A page of all that the filters let through, from the index of the order. */
    static List<Hit> all(Connection connection, Criteria criteria, Position after, int limit) throws SQLException {
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

    /** A page of what the words find. By relevance those come first that have the words in a title. */
    List<Hit> ofWords(Connection connection, Criteria criteria, Position after, int limit) throws SQLException {
        if (criteria.sort() != Sort.RELEVANCE) {
            return page(connection, criteria, criteria.words().all(), after, limit);
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
        String untitled = "(" + all + ") & !(" + title + ")";
        page.addAll(page(connection, criteria, untitled, afterUntitled, limit - page.size()));
        return page;
    }

    /**
     * Newest first of those with all the words in a title. Either they are so many that the newest listings have enough of them, or so few that
     * all of them are soon sorted.
     */
    private List<Hit> titled(Connection connection, Criteria criteria, String title, Position after, int limit)
            throws SQLException {
        List<Hit> near = near(connection, criteria, title, after, limit, limits.window(), true);
        if (near.size() == limit) {
            return near;
        }
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
            return everywhere(connection, criteria, title, after, limit, true);
        }
        page.sort(Comparator.comparing((Hit hit) -> hit.offer().toString()).reversed());
        return page;
    }

    /** Looks through the next rows of the order; where too few of them match, sorts all that do. */
    private List<Hit> page(Connection connection, Criteria criteria, String words, Position after, int limit)
            throws SQLException {
        List<Hit> near = near(connection, criteria, words, after, limit, limits.window(), false);
        return near.size() == limit ? near : everywhere(connection, criteria, words, after, limit, false);
    }

    /** Of the next listings of the order, as many as the window has, those that match. */
    private static List<Hit> near(
            Connection connection,
            Criteria criteria,
            String words,
            Position after,
            int limit,
            int window,
            boolean titled)
            throws SQLException {
        boolean byId = criteria.sort() == Sort.NEWEST || criteria.sort() == Sort.RELEVANCE;
        SearchSql near = byId
                ? termsFirst(criteria, words, after, limit, window)
                : rowsFirst(criteria, words, after, limit, window);
        return hits(connection, near, titled);
    }

    /** In the order of the id the terms stand one behind the other: of those that match the row is looked for. */
    private static SearchSql termsFirst(Criteria criteria, String words, Position after, int limit, int window) {
        return new SearchSql()
                .add("select w.offer, 0::bigint from (select t.offer, t.revision, t.vector from listing_terms t"
                        + " where true")
                .after(criteria.sort(), after, "t")
                .add(" order by t.offer desc limit " + window + ") w")
                .add(" cross join lateral (select 1 from listing_search s where s.offer = w.offer"
                        + " and s.revision = w.revision and")
                .filters(criteria)
                .add(" offset 0) m where w.vector @@ cast(? as tsquery)", words)
                .add(" order by w.offer desc limit " + limit);
    }

    /** In any other order each row's terms are looked for. */
    private static SearchSql rowsFirst(Criteria criteria, String words, Position after, int limit, int window) {
        Sort sort = criteria.sort();
        return new SearchSql()
                .add("select w.offer, w.key from (select s.offer, s.revision, " + SearchSql.key(sort)
                        + " as key from listing_search s where")
                .filters(criteria)
                .after(sort, after, "s")
                .add(" order by " + SearchSql.orderOfTable(sort) + " limit " + window + ") w")
                .add(
                        " cross join lateral (select 1 from listing_terms t where t.offer = w.offer"
                                + " and t.revision = w.revision and t.vector @@ cast(? as tsquery) offset 0) m",
                        words)
                .add(" order by " + SearchSql.order(sort, "w") + " limit " + limit);
    }

    /** Sorts all that match. */
    private static List<Hit> everywhere(
            Connection connection, Criteria criteria, String words, Position after, int limit, boolean titled)
            throws SQLException {
        Sort sort = criteria.sort();
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
