package org.ipmarket.valuation.method.cost;

/**
 * What something new would be better at, as parts of what is left each time (International Valuation Standards 105, cost
 * approach: physical, functional and economic obsolescence; a right does not wear out, so the first is of its carriers).
 *
 * @param physical of carriers: masters, prototypes, documents
 * @param functional what today's way of doing it does better
 * @param economic what the market no longer pays, whatever it cost
 */
public record Obsolescence(double physical, double functional, double economic) {
    public static final Obsolescence NONE = new Obsolescence(0, 0, 0);

    public Obsolescence {
        for (double part : new double[] {physical, functional, economic}) {
            if (!(part >= 0 && part <= 1)) {
                throw new IllegalArgumentException("obsolescence is a part from 0 to 1, not " + part);
            }
        }
    }

    /** What is left of a cost when new. */
    double remaining() {
        return (1 - physical) * (1 - functional) * (1 - economic);
    }
}
