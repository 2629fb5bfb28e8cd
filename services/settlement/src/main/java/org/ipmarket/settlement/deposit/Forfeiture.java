package org.ipmarket.settlement.deposit;

import java.util.Optional;
import org.ipmarket.messages.Money;

/**
 * Who gets a deposit that is not refunded (不予退还), once it is known what the lot brought after all.
 *
 * <p>In this order, each as far as the money goes: what the failed sale cost the centre; the shortfall, which is what the
 * defaulter would have paid, commission included, less what the next buyer paid; what is then left is the consignor's. Of
 * the shortfall the consignor is made whole first, then those who lose commission.
 */
public final class Forfeiture {
    /** On what the order rests. */
    public static final String SOURCE =
            "Auction Law 39 (law): the defaulter bears commission and shortfall of the resale; order of costs,"
                    + " shortfall and consignor after the rules for online judicial auctions, article 24 (model)";

    private Forfeiture() {}

    /**
     * What a sale brings.
     *
     * @param proceeds the seller's, after its commission
     * @param commission of both sides
     */
    public record Yield(Money proceeds, Money commission) {
        public static Yield nothing(String currency) {
            return new Yield(Money.zero(currency), Money.zero(currency));
        }
    }

    /**
     * All parts but the last add up to the deposit.
     *
     * @param costs to the centre, for the failed sale
     * @param shortfall to the consignor, for what the resale brought less
     * @param commission to those who share the commission, for what they lost of it
     * @param rest to the consignor
     * @param uncovered what the defaulter still owes after that
     */
    public record Distribution(Money costs, Money shortfall, Money commission, Money rest, Money uncovered) {
        public Money total() {
            return costs.plus(shortfall).plus(commission).plus(rest);
        }
    }

    /**
     * Distributes a deposit.
     *
     * @param lost the deposit
     * @param costs what the centre has shown that the failed sale cost
     * @param promised what the sale in default would have brought
     * @param resale what the lot brought after all; empty where it was not sold again
     */
    public static Distribution distribute(Money lost, Money costs, Yield promised, Optional<Yield> resale) {
        Yield brought = resale.orElseGet(() -> Yield.nothing(lost.currencyCode()));
        Money left = lost;
        Money toCosts = smaller(left, costs);
        left = left.minus(toCosts);
        // a seller who now gets more lacks nothing, even where others get less
        Money lessProceeds = excess(promised.proceeds(), brought.proceeds());
        Money toSeller = smaller(left, lessProceeds);
        left = left.minus(toSeller);
        Money lessCommission = excess(promised.commission(), brought.commission());
        Money toFees = smaller(left, lessCommission);
        left = left.minus(toFees);
        Money claimed = costs.plus(lessProceeds).plus(lessCommission);
        return new Distribution(toCosts, toSeller, toFees, left, excess(claimed, lost));
    }

    private static Money smaller(Money one, Money other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Money excess(Money of, Money over) {
        return of.compareTo(over) > 0 ? of.minus(over) : Money.zero(of.currencyCode());
    }
}
