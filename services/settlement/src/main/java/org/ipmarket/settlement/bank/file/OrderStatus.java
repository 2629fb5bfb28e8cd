package org.ipmarket.settlement.bank.file;

import java.util.Set;
import java.util.UUID;

/**
 * What a bank says became of an order, or of a whole batch of them, before any statement shows it.
 *
 * @param batch the batch that it was given in; null where the bank names none of ours
 * @param order null where it is said of the whole batch
 * @param code ISO 20022: ACCP, ACSC, PDNG, RJCT and so on
 * @param reason the bank's; null where it gives none
 */
public record OrderStatus(UUID batch, UUID order, String code, String reason) {
    private static final Set<String> NOT_EXECUTED = Set.of("RJCT", "CANC");

    /** Whether the bank will not execute it. */
    public boolean isRefusal() {
        return NOT_EXECUTED.contains(code);
    }
}
