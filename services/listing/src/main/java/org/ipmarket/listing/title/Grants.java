package org.ipmarket.listing.title;

import static org.ipmarket.messages.Right.ASSIGNMENT;
import static org.ipmarket.messages.Right.ORDINARY_LICENCE;

import org.ipmarket.messages.Right;

/**
 * How rights in one asset exclude each other (Patent Law 12, 50 to 52; Implementing Regulations 85 to 88; Copyright Law
 * 26, 27).
 */
public final class Grants {
    private Grants() {}

    /** Whether two offers of the same asset may not stand at the same time: only ordinary licences go together. */
    public static boolean offersConflict(Right one, Right other) {
        return one != ORDINARY_LICENCE || other != ORDINARY_LICENCE;
    }

    /**
     * Whether a licence in force bars what is offered now. The title can pass with licences on it (they bind the new
     * owner); an exclusive or sole licence bars every other; ordinary ones bar an exclusive and a sole one.
     */
    public static boolean bars(Right inForce, Right offered) {
        if (offered == ASSIGNMENT) {
            return false;
        }
        return inForce != ORDINARY_LICENCE || offered != ORDINARY_LICENCE;
    }
}
