package org.ipmarket.listing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What listing can be told. The defaults are those of the market's rules. */
@ConfigMapping(prefix = "ipmarket.listing")
public interface ListingConfig {
    Bounds bounds();

    Relisting relisting();

    /** How many days old the copy of the register may be when an offer is announced. */
    @WithDefault("30")
    int oldestStatusDays();

    /** What live centres keep; see {@link org.ipmarket.listing.centre.LegalBounds}. */
    interface Bounds {
        @WithDefault("7D")
        Duration announcement();

        @WithDefault("24H")
        Duration bidding();

        @WithDefault("500")
        int lowestDepositBasisPoints();

        @WithDefault("2000")
        int highestDepositBasisPoints();

        @WithDefault("500")
        int commissionBasisPoints();
    }

    /** How an ended offer may be offered anew; see {@link org.ipmarket.listing.offer.Relisting.Limits}. */
    interface Relisting {
        @WithDefault("30D")
        Duration within();

        @WithDefault("2000")
        int cutBasisPoints();
    }
}
