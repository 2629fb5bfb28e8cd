package org.ipmarket.settlement.bank;

import java.time.Instant;
import java.util.List;

/**
 * A piece of the bank's statement.
 *
 * @param lines in the order of their positions
 * @param completeUntil everything that the bank booked before this time stands in these lines or earlier ones; null where
 *     more lines wait to be read
 */
public record Statement(List<StatementLine> lines, Instant completeUntil) {
    public Statement {
        lines = List.copyOf(lines);
    }
}
