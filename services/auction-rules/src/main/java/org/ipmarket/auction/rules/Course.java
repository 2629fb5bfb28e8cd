package org.ipmarket.auction.rules;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;

/**
 * What a format remembers of a lot besides {@link LotState}: stage, offers, turns. Stored with the lot as JSON of its own record, so its
 * components never change their meaning within a version of the rules.
 */
public interface Course {
    /** The stage of the contest, for everybody to see; null where the format has but one. */
    @JsonIgnore
    String stage();

    /** Whose turn it is; null where it is everybody's. */
    @JsonIgnore
    default BidderRef turn() {
        return null;
    }

    /** The same where everything that was still to come happens later by so much. */
    Course later(Duration lost);
}
