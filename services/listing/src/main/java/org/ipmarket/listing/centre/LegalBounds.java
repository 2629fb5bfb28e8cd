package org.ipmarket.listing.centre;

import java.time.Duration;

/**
 * What a live centre may not go below or above. A centre in test mode need not keep them: its periods may be seconds.
 *
 * @param announcement least notice before opening (Auction Law 45: 7 days)
 * @param bidding least time open for bids (model: 24 hours)
 * @param lowestDepositBasisPoints least bid security in the start price (model: 5 %)
 * @param highestDepositBasisPoints most (model: 20 %)
 * @param commissionBasisPoints most commission from each side (Auction Law 56: 5 %)
 */
public record LegalBounds(
        Duration announcement,
        Duration bidding,
        int lowestDepositBasisPoints,
        int highestDepositBasisPoints,
        int commissionBasisPoints) {}
