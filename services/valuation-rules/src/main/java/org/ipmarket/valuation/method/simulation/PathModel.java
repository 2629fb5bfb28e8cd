package org.ipmarket.valuation.method.simulation;

/** What a value follows from. */
@FunctionalInterface
public interface PathModel {
    /**
     * Values some paths; called from several threads at once.
     *
     * @param drivers a row for each driver, in the order of the plan, a column for each path; they may be overwritten
     * @param count of paths; rows may be longer
     * @param values filled from 0
     */
    void value(double[][] drivers, int count, double[] values);
}
