package org.ipmarket.settlement.bank.file;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ipmarket.messages.Money;

/**
 * A released batch of orders, as a bank's file shows it.
 *
 * @param payerBankCode BIC or clearing code of the settlement account's bank, or null
 */
public record OrderFile(
        UUID id,
        String payerName,
        String payerAccount,
        String payerBankCode,
        String currency,
        Instant releasedAt,
        List<Order> orders) {
    /** @param bankCode BIC or clearing code, or null */
    public record Order(
            UUID id, Money amount, String name, String account, String bank, String bankCode, String remark) {}

    public OrderFile {
        orders = List.copyOf(orders);
    }

    /** Minor units. */
    public long total() {
        return orders.stream().mapToLong(order -> order.amount().minor()).reduce(0, Math::addExact);
    }
}
