package org.ipmarket.messages;

import java.time.Duration;

/**
 * A centre's periods and rates for competitive bidding; the defaults and their sources stand in the centre's rules.
 *
 * @param announcement from the announcement of a lot until it opens
 * @param bidding how long a lot is open, before extensions
 * @param extensionWindow a valid bid so close to the end extends it
 * @param extension the end is then this much later than that bid
 * @param depositBasisPoints bid security, in ten-thousandths of the start price
 * @param confirmation for both sides to sign the confirmation of sale
 * @param payment for the buyer to pay the price, after both have signed
 * @param minimumBidders fewer different bidders than this: no sale
 * @param settlement how the trade goes on after the hammer, where it is said; else the market's defaults hold
 */
public record TradingRules(
        Duration announcement,
        Duration bidding,
        Duration extensionWindow,
        Duration extension,
        int depositBasisPoints,
        Duration confirmation,
        Duration payment,
        int minimumBidders,
        @Nullable SettlementTerms settlement) {
    /** Rules that leave settlement to the market's defaults. */
    public TradingRules(
            Duration announcement,
            Duration bidding,
            Duration extensionWindow,
            Duration extension,
            int depositBasisPoints,
            Duration confirmation,
            Duration payment,
            int minimumBidders) {
        this(
                announcement,
                bidding,
                extensionWindow,
                extension,
                depositBasisPoints,
                confirmation,
                payment,
                minimumBidders,
                null);
    }

    /** The same, settled by these terms; null leaves settlement to the market's defaults. */
    public TradingRules settledBy(SettlementTerms terms) {
        return new TradingRules(
                announcement,
                bidding,
                extensionWindow,
                extension,
                depositBasisPoints,
                confirmation,
                payment,
                minimumBidders,
                terms);
    }
}
