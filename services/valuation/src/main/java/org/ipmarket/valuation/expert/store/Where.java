package org.ipmarket.valuation.expert.store;

import java.util.ArrayList;
import java.util.List;

/** Conditions of a query, those that are asked for. */
final class Where {
    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    Where(String condition, Object value) {
        text.append(condition).append('?').append(next(value));
    }

    /** Unless the value is null. */
    void and(String condition, Object value) {
        if (value != null) {
            text.append(" and ").append(condition).append('?').append(next(value));
        }
    }

    /** A condition of several values, each for its {@code ?}. */
    void andAll(String condition, List<?> of) {
        StringBuilder numbered = new StringBuilder();
        int used = 0;
        for (char c : condition.toCharArray()) {
            numbered.append(c);
            if (c == '?') {
                numbered.append(next(of.get(used++)));
            }
        }
        text.append(" and (").append(numbered).append(')');
    }

    private int next(Object value) {
        values.add(value);
        return values.size();
    }

    String text() {
        return text.toString();
    }

    Object[] values() {
        return values.toArray();
    }
}
