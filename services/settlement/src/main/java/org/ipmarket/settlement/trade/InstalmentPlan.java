package org.ipmarket.settlement.trade;

import java.util.ArrayList;
import java.util.List;
import org.ipmarket.messages.Money;

/** How what a buyer pays is divided. The parts and the deposit add up to price and buyer's commission, to the minor unit. */
public final class InstalmentPlan {
    private static final long WHOLE = 10_000;

    private InstalmentPlan() {}

    /**
     * Divides by shares; the part of a minor unit that is left goes to the first instalment. The deposit counts towards the first,
     * and what is left of it towards those after it.
     *
     * @param total price and buyer's commission
     * @param deposit what of the deposit counts towards it, not more than the total
     * @param basisPoints shares, which add up to 10,000
     */
    public static List<Money> of(Money total, Money deposit, List<Integer> basisPoints) {
        if (basisPoints.stream().mapToInt(Integer::intValue).sum() != WHOLE) {
            throw new IllegalArgumentException("the shares of instalments add up to 10000 basis points");
        }
        List<Long> parts = new ArrayList<>();
        long left = total.minor();
        for (int share : basisPoints) {
            long part = total.minor() / WHOLE * share + total.minor() % WHOLE * share / WHOLE;
            parts.add(part);
            left -= part;
        }
        parts.set(0, parts.getFirst() + left);
        return less(deposit, parts, total);
    }

    /**
     * As agreed by amounts.
     *
     * @throws IllegalArgumentException where they do not add up to the total, or one is not more than nothing
     */
    public static List<Money> ofAmounts(Money total, Money deposit, List<Money> amounts) {
        Money sum = amounts.stream().reduce(Money.zero(total.currencyCode()), Money::plus);
        if (!sum.equals(total) || amounts.stream().anyMatch(amount -> amount.minor() < 1)) {
            throw new IllegalArgumentException("the instalments are positive and add up to " + total + ", not " + sum);
        }
        return less(deposit, amounts.stream().map(Money::minor).toList(), total);
    }

    private static List<Money> less(Money deposit, List<Long> parts, Money total) {
        List<Money> due = new ArrayList<>();
        long left = deposit.minor();
        for (long part : parts) {
            long counted = Math.min(left, part);
            left -= counted;
            due.add(new Money(part - counted, total.currency()));
        }
        if (left > 0) {
            throw new IllegalArgumentException("the deposit is more than " + total);
        }
        return due;
    }
}
