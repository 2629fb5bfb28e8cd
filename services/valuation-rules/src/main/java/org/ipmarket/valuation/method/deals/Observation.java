package org.ipmarket.valuation.method.deals;

import java.time.LocalDate;

/**
 * A lot that ended: where, how and when it was offered, and what is known of its rights. Features are those that the caller knows when it makes the
 * observation, which may be later than the offer.
 *
 * @param id of the lot; no two of a snapshot share one
 * @param amount positive: what was paid where it sold; where it did not, the least price at which it could have been had, and
 *     which nobody paid
 */
public record Observation(String id, LocalDate endedOn, Features features, boolean sold, double amount) {
    public Observation {
        if (!(amount > 0) || Double.isInfinite(amount)) {
            throw new IllegalArgumentException("a price is positive: " + amount);
        }
    }

    double logAmount() {
        return StrictMath.log(amount);
    }
}
