package org.ipmarket.valuation.method.simulation;

/**
 * e^x in strict arithmetic and without a call: 2^(k/64) from a table and a polynomial for the rest, at most ln 2 / 128 (Tang
 * 1989, Table-driven implementation of the exponential function). Within 2·10^-15 of it, relatively.
 */
final class FastExponential {
    private static final int PARTS = 64;
    private static final int PART_BITS = 6;
    private static final double PARTS_PER_E = PARTS / StrictMath.log(2);

    /** ln 2 / 64 in two pieces, of which the first times a whole number is exact. */
    private static final double STEP = StrictMath.log(2) / PARTS;

    private static final double STEP_HIGH = Double.longBitsToDouble(Double.doubleToRawLongBits(STEP) & -1L << 22);
    private static final double STEP_LOW = 0x1.abc9e3b39803fp-56 / PARTS + (0x1.62e42fefa39efp-1 / PARTS - STEP_HIGH);

    /** Adding it rounds to a whole number, which then is in the low bits. */
    private static final double ROUNDER = 0x1.8p52;

    private static final double LARGEST = 700;
    private static final double[] POWERS = powers();

    private FastExponential() {}

    /** Beyond ±700 as at ±700. */
    static double of(double x) {
        double bounded = Math.min(LARGEST, Math.max(-LARGEST, x));
        double shifted = bounded * PARTS_PER_E + ROUNDER;
        long whole = Double.doubleToRawLongBits(shifted) - Double.doubleToRawLongBits(ROUNDER);
        double number = shifted - ROUNDER;
        double r = (bounded - number * STEP_HIGH) - number * STEP_LOW;
        double polynomial = r + r * r * (1 / 2.0 + r * (1 / 6.0 + r * (1 / 24.0 + r * (1 / 120.0))));
        double power = POWERS[(int) whole & PARTS - 1];
        double scale = Double.longBitsToDouble((whole >> PART_BITS) + 1023 << 52);
        return (power + power * polynomial) * scale;
    }

    private static double[] powers() {
        double[] powers = new double[PARTS];
        for (int i = 0; i < PARTS; i++) {
            powers[i] = StrictMath.pow(2, (double) i / PARTS);
        }
        return powers;
    }
}
