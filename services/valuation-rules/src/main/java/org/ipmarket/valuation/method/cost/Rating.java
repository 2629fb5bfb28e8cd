package org.ipmarket.valuation.method.cost;

/** How a project stands, in the words of COCOMO II. */
public enum Rating {
    VERY_LOW,
    LOW,
    NOMINAL,
    HIGH,
    VERY_HIGH,
    EXTRA_HIGH
}
