package org.ipmarket.valuation.method.deals;

/**
 * What a model is fitted and asked by; part of its record.
 *
 * @param seed by which lots are dealt to the folds
 * @param folds in which scores are made by a fit that has not seen the lot
 * @param useUnsold false only to show what leaving the unsold lots out does
 * @param leastDeals sold lots without which there is no model
 * @param leastOfLevel sold lots without which an essential level (kind, right) is out of support
 * @param leastNeighbours sold lots near by without which a lot is out of support
 */
public record Settings(long seed, int folds, boolean useUnsold, int leastDeals, int leastOfLevel, int leastNeighbours) {
    public static final Settings STANDARD = new Settings(1, 5, true, 60, 10, 5);

    public Settings {
        if (folds < 2 || leastDeals < folds * 2 || leastOfLevel < 1 || leastNeighbours < 1) {
            throw new IllegalArgumentException("settings out of bounds");
        }
    }
}
