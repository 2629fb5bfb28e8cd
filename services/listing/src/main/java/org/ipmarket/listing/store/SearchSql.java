package org.ipmarket.listing.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ipmarket.listing.centre.Showing;
import org.ipmarket.listing.search.Criteria;
import org.ipmarket.listing.search.Position;
import org.ipmarket.listing.search.Sort;
import org.ipmarket.messages.id.CentreCode;
import org.postgresql.PGStatement;

/** A statement over {@code listing_search} in the making: what was typed is always a parameter, never text of the statement. */
final class SearchSql {
    private final StringBuilder text = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    SearchSql add(String sql, Object... values) {
        text.append(sql);
        parameters.addAll(List.of(values));
        return this;
    }

    /** What the filters let through and the caller may see. The mode is written out, so that its own index can serve. */
    SearchSql filters(Criteria criteria) {
        add(" s.mode = '" + criteria.mode().wire() + "' and (s.announced");
        if (criteria.seller() != null) {
            add(" or s.seller = ?", criteria.seller().value());
        }
        if (criteria.staffOf() != null) {
            add(" or s.centre = ?", criteria.staffOf().value());
        }
        add(")");
        equal("s.centre", criteria.centre());
        equal("s.state", criteria.state());
        equal("s.right_offered", criteria.right());
        equal("s.method", criteria.method());
        if (criteria.kind() != null) {
            add(" and s.kinds & " + (1 << criteria.kind().ordinal()) + " <> 0");
        }
        if (criteria.section() != null) {
            add(" and s.sections & " + (1 << criteria.section() - 'A') + " <> 0");
        }
        if (criteria.prices() != null) {
            equal("s.currency", criteria.prices().currency());
            bound("s.start_price_minor >= ?", criteria.prices().least());
            bound("s.start_price_minor <= ?", criteria.prices().most());
        }
        if (criteria.shownAt() != null) {
            shownAt(criteria.shownAt());
        }
        return this;
    }

    /** As {@link Showing#shows}. */
    private void shownAt(Criteria.ShownAt at) {
        Showing showing = at.showing();
        if (showing.policy() == Showing.Policy.ALL) {
            return;
        }
        add(" and (s.centre = ?", at.centre().value());
        if (showing.policy() == Showing.Policy.LISTED) {
            String[] centres =
                    showing.centres().stream().map(CentreCode::value).sorted().toArray(String[]::new);
            int kinds = showing.kinds().stream()
                    .mapToInt(kind -> 1 << kind.ordinal())
                    .sum();
            add(" or true");
            if (centres.length > 0) {
                add(" and s.centre = any (?)", (Object) centres);
            }
            if (kinds > 0) {
                add(" and s.kinds & ~" + kinds + " = 0");
            }
        }
        add(")");
    }

    /** Found by the index of terms. */
    SearchSql words(String condition) {
        return add(" and listing_terms_of(s.offer, s.revision) @@ cast(? as tsquery)", condition);
    }

    private void equal(String column, Object value) {
        if (value != null) {
            add(" and " + column + " = ?", value.toString());
        }
    }

    private void bound(String condition, Long value) {
        if (value != null) {
            add(" and " + condition, value);
        }
    }

    /** What the list is ordered by, beside the id. */
    static String key(Sort sort) {
        return switch (sort) {
            case RELEVANCE, NEWEST -> "0::bigint";
            case PRICE, PRICE_DESCENDING -> "s.start_price_minor";
            case CLOSING -> "s.closes";
        };
    }

    /** @param alias of the table or of a subselect with the columns {@code key} and {@code offer} */
    static String order(Sort sort, String alias) {
        return switch (sort) {
            case RELEVANCE, NEWEST -> alias + ".offer desc";
            case PRICE, CLOSING -> alias + ".key, " + alias + ".offer";
            case PRICE_DESCENDING -> alias + ".key desc, " + alias + ".offer desc";
        };
    }

    /** The same on the table itself, whose column has its own name. */
    static String orderOfTable(Sort sort) {
        return order(sort, "s").replace("s.key", key(sort));
    }

    /** Behind the position, in the order of the list; null is the beginning. */
    SearchSql after(Sort sort, Position position, String alias) {
        if (position == null) {
            return this;
        }
        String key = alias.equals("s") ? key(sort) : alias + ".key";
        return switch (sort) {
            case RELEVANCE, NEWEST -> add(" and " + alias + ".offer < ?", position.id());
            case PRICE, CLOSING ->
                add(" and (" + key + ", " + alias + ".offer) > (?, ?)", position.key(), position.id());
            case PRICE_DESCENDING ->
                add(" and (" + key + ", " + alias + ".offer) < (?, ?)", position.key(), position.id());
        };
    }

    PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text.toString());
        // planned anew each time: how often words occur decides about the plan
        statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i));
        }
        return statement;
    }

    @Override
    public String toString() {
        return text + " " + parameters.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
    }
}
