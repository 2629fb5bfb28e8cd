package org.ipmarket.valuation.method.simulation;

/**
 * Points of the unit cube, one for each path and with a coordinate for each driver; any of them can be asked for alone, so
 * it does not matter who asks for which, or when.
 */
interface Points {
    /**
     * One coordinate of some points.
     *
     * @param dimension the driver, from 0
     * @param first number of the first path
     * @param bits filled from 0 with {@code count} numbers; all 64 bits of each count, see {@link #uniform}
     */
    void fill(int dimension, long first, long[] bits, int count);

    /** Strictly between 0 and 1: the middles of 2^52 equal steps, each exact in a double. */
    static double uniform(long bits) {
        return ((bits >>> 12) + 0.5) * 0x1.0p-52;
    }
}
