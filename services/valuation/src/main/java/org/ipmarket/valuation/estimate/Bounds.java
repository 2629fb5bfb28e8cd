package org.ipmarket.valuation.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ipmarket.messages.Money;
import org.ipmarket.valuation.estimate.Overrides.Refusal;

/** Collects what lies out of bounds, with the field and what would do. */
final class Bounds {
    private static final Money MOST = Money.cny(10_000_000_000_000L);
    private static final int MOST_ROWS = 50;

    private final List<Refusal> refusals = new ArrayList<>();

    Optional<Refusal> first() {
        return refusals.stream().findFirst();
    }

    /** Whether each name has a value. */
    boolean whole(String field, Map<?, ?> values) {
        if (values == null) {
            return true;
        }
        for (Map.Entry<?, ?> each : values.entrySet()) {
            if (each.getValue() == null) {
                refuse(field + "." + each.getKey(), field + "." + each.getKey() + " is empty.", "a value", "a value");
                return false;
            }
        }
        return true;
    }

    /** Whether each row can be looked at. */
    boolean rows(String field, List<?> rows, int least) {
        if (rows == null || rows.size() < least || rows.size() > MOST_ROWS) {
            refuse(
                    field,
                    field + " must have " + least + " to " + MOST_ROWS + " rows.",
                    Integer.toString(least),
                    Integer.toString(MOST_ROWS));
            return false;
        }
        if (rows.stream().anyMatch(row -> row == null)) {
            refuse(field, field + " has an empty row.", Integer.toString(least), Integer.toString(MOST_ROWS));
            return false;
        }
        return true;
    }

    void needed(String field, Money amount) {
        if (amount == null) {
            refuse(field, field + " is needed.", "0.00", MOST.amount());
        }
        money(field, amount);
    }

    void positive(String field, Money amount) {
        if (amount == null || amount.isZero()) {
            refuse(field, field + " must be more than nothing.", "0.01", MOST.amount());
        }
        money(field, amount);
    }

    void money(String field, Money amount) {
        if (amount == null) {
            return;
        }
        if (!amount.currencyCode().equals(MOST.currencyCode())) {
            refuse(
                    field,
                    "The model counts in CNY, not in " + amount.currencyCode() + ".",
                    Money.zero("CNY").toString(),
                    MOST.toString());
        } else if (amount.compareTo(MOST) > 0) {
            refuse(
                    field,
                    field + " must not be more than " + MOST + ".",
                    Money.zero("CNY").toString(),
                    MOST.toString());
        }
    }

    void number(String field, Integer value, int least, int most) {
        if (value != null && (value < least || value > most)) {
            refuse(
                    field,
                    field + " must lie between " + least + " and " + most + ".",
                    Integer.toString(least),
                    Integer.toString(most));
        }
    }

    void refuse(String field, String detail, String least, String most) {
        refusals.add(new Refusal(field, detail, least, most));
    }
}
