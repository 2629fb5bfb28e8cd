package org.ipmarket.listing.centre;

/**
 * What holds for a rule where the centre says nothing, and how far a live centre may go.
 *
 * @param value the default
 * @param lowest least value of a live centre
 * @param highest most
 */
public record RuleLimits(long value, long lowest, long highest) {
    public RuleLimits {
        if (lowest > value || value > highest) {
            throw new IllegalArgumentException(
                    "a default lies within its bounds: " + lowest + ", " + value + ", " + highest);
        }
    }

    public boolean holds(long stated) {
        return stated >= lowest && stated <= highest;
    }

    /** With another lowest value; the default is not below it. */
    public RuleLimits from(long low) {
        return new RuleLimits(Math.max(value, low), low, Math.max(highest, low));
    }

    /** With another highest value; the default is not above it. */
    public RuleLimits to(long high) {
        return new RuleLimits(Math.min(value, high), Math.min(lowest, high), high);
    }

    /** With another default, which the bounds then hold too. */
    public RuleLimits by(long otherDefault) {
        return new RuleLimits(otherDefault, Math.min(lowest, otherDefault), Math.max(highest, otherDefault));
    }
}
