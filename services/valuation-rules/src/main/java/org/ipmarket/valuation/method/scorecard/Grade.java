package org.ipmarket.valuation.method.scorecard;

/**
 * What a criterion has got, or that it is open.
 */
public sealed interface Grade {
    String reason();

    /** @param points 0 to 100; {@code reason}: from what, or who judged so and why */
    record Given(double points, String reason) implements Grade {
        public Given {
            if (!(points >= 0 && points <= Scorecard.MOST)) {
                throw new IllegalArgumentException("points go from 0 to 100, not " + points);
            }
            if (reason.isBlank()) {
                throw new IllegalArgumentException("points without a reason");
            }
        }
    }

    /** @param reason why nothing can be said yet */
    record Open(String reason) implements Grade {}
}
