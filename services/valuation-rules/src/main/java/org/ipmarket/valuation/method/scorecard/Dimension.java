package org.ipmarket.valuation.method.scorecard;

/** The first level of GB/T 42748-2023. */
public enum Dimension {
    /** 法律价值. */
    LEGAL,
    /** 技术价值. */
    TECHNICAL,
    /** 经济价值. */
    ECONOMIC
}
