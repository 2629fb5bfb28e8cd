package org.ipmarket.valuation.estimate;

/** How much stands behind an assumption. */
public enum Basis {
    /** Read in a statute. */
    LAW,
    /** Published by somebody, who is named. */
    PUBLISHED,
    /** Chosen for this model; no source. */
    MODEL;

    String cite(String source) {
        return this == MODEL ? "model assumption: " + source : source;
    }
}
