package org.ipmarket.messages;

import java.util.List;

/**
 * How a trade goes on after the hammer or the agreement. What is left out is as the market's defaults say.
 *
 * @param confirmation to sign the confirmation of sale, in place of {@link TradingRules#confirmation}
 * @param contract to sign a contract of its own after the confirmation; left out, the confirmation is the contract
 * @param export for the decision on an export that needs leave
 * @param payment for the buyer to pay, in place of {@link TradingRules#payment}
 * @param filing for the case to be filed once the money has come
 * @param recordal for the office to record it
 * @param payout for the bank to confirm what it was ordered to pay
 * @param cureBegins after a freeze, until the period to cure begins by itself
 * @param cure to remove what has frozen the trade
 * @param refund for the bank to confirm the buyer's refunds
 * @param reminder so long before a period ends its people are reminded
 * @param instalments the parts in which price and buyer's commission are paid; left out, at once
 * @param recordalAfter so many instalments are in before the right is recorded; left out, all
 * @param outsidePayment whether the seller's part of the price may be paid outside the exchange, and proved
 * @param unwindClause whether the sale is undone when the period to cure ends in vain, as the contract then says
 */
public record SettlementTerms(
        @Nullable Term confirmation,
        @Nullable Term contract,
        @Nullable Term export,
        @Nullable Term payment,
        @Nullable Term filing,
        @Nullable Term recordal,
        @Nullable Term payout,
        @Nullable Term cureBegins,
        @Nullable Term cure,
        @Nullable Term refund,
        @Nullable Term reminder,
        @Nullable List<Instalment> instalments,
        @Nullable Integer recordalAfter,
        @Nullable Boolean outsidePayment,
        @Nullable Boolean unwindClause) {
    /**
     * A part of what the buyer pays.
     *
     * @param basisPoints share in price and buyer's commission, in ten-thousandths
     * @param within after the contract stands
     */
    public record Instalment(int basisPoints, Term within) {}

    public SettlementTerms {
        instalments = instalments == null ? null : List.copyOf(instalments);
        if (instalments != null
                && (instalments.isEmpty()
                        || instalments.stream().anyMatch(part -> part.basisPoints() < 1)
                        || instalments.stream()
                                        .mapToInt(Instalment::basisPoints)
                                        .sum()
                                != 10_000)) {
            throw new IllegalArgumentException("the shares of instalments are positive and add up to 10000");
        }
        if (recordalAfter != null && (instalments == null || recordalAfter < 1 || recordalAfter > instalments.size())) {
            throw new IllegalArgumentException("the right is recorded after the first instalment to the last");
        }
    }
}
