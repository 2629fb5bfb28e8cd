package org.ipmarket.settlement.ledger;

import java.util.UUID;

/**
 * Why money moved, so that a reader needs nobody to explain it.
 *
 * @param what the kind of movement, such as {@code DEPOSIT_RECEIVED}
 * @param why the occasion, in a sentence
 * @param rule what it rests on: a statute, the announcement, the exchange's own rule
 * @param lot the lot concerned, or null
 * @param trade the trade concerned, or null
 */
public record Explanation(String what, String why, String rule, UUID lot, UUID trade) {
    public Explanation {
        if (isBlank(what) || isBlank(why) || isBlank(rule)) {
            throw new IllegalArgumentException("a transfer says what, why and by which rule");
        }
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
