package org.ipmarket.valuation.method.income;

/** When in its period a cash flow is taken to arrive. */
public enum Convention {
    /** All of it on the last day. */
    END_YEAR(1.0),
    /** All of it in the middle: as for a flow spread evenly over the period. */
    MID_YEAR(0.5);

    private final double arrival;

    Convention(double arrival) {
        this.arrival = arrival;
    }

    /** The part of the period that has passed when the flow arrives. */
    public double arrival() {
        return arrival;
    }
}
