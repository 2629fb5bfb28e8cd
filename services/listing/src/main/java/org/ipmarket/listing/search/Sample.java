package org.ipmarket.listing.search;

/**
 * What some parts of the listings tell about all of them. Chance alone decides in which part a listing stands, whatever its words, so how many
 * of those found stand in the parts looked through is binomially distributed. Six standard deviations are what counts as certain: a search
 * that finds just {@code most} listings is said to find more less than once in ten million times.
 *
 * @param parts looked through; where it is all of them, the answers are exact
 * @param all parts, each as large as another
 * @param found in those looked through
 */
public record Sample(int parts, int all, long found) {
    private static final double CERTAIN = 6;

    /** Whether there are certainly more than this in all parts. */
    public boolean showsMoreThan(long most) {
        return found > most || found > most * share() + deviation(most);
    }

    /** Whether there are certainly not more than this in all parts. */
    public boolean showsAtMost(long most) {
        return parts == all ? found <= most : found < most * share() - deviation(most);
    }

    private double share() {
        return (double) parts / all;
    }

    private double deviation(long most) {
        return CERTAIN * Math.sqrt(most * share() * (1 - share()));
    }
}
