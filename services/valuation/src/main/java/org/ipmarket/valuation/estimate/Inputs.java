package org.ipmarket.valuation.estimate;

import java.time.LocalDate;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Nullable;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.valuation.method.income.Convention;

/**
 * All that an estimate's value was made from: with these, the seed and the market that they name anybody comes to the same figures, to the cent. All numbers
 * are whole but the features by which the market is asked, whose doubles are written by the rule of RFC 8785. Where a patent stands among its like follows
 * from what the register has told of the others, and is in no input.
 *
 * @param model version of the {@link Assumptions}
 * @param baseDate day of which the value is
 * @param terms null where it did not come to a calculation
 * @param overrides of the terms; null where there are none
 * @param methods what was given for single methods; null where nothing was
 * @param market what it was compared with; null only where the seed is made
 */
public record Inputs(
        String model,
        LocalDate baseDate,
        AssetFacts asset,
        @Nullable Terms terms,
        @Nullable Overrides overrides,
        @Nullable MethodInputs methods,
        @Nullable Market.Source market) {
    /** A year, as lives are counted: 365.25 days. */
    static final double DAYS_A_YEAR = 365.25;

    private static final int SEED_DIGITS = 16;
    private static final double BASIS_POINTS = 10_000;

    /**
     * @param royaltyBasisPoints of revenue, before the uplifts; null where no IPC section chooses it
     * @param subclassUpliftBasisPoints and {@code referenceUpliftBasisPoints}: of that royalty, added to it
     * @param lifeDays from the base date
     * @param protectionDays from the base date; no drawn life is longer
     * @param amortisationYears 0 where the benefit is left out
     */
    public record Terms(
            Money annualRevenue,
            @Nullable Integer royaltyBasisPoints,
            int subclassUpliftBasisPoints,
            int referenceUpliftBasisPoints,
            int growthBasisPoints,
            int discountRateBasisPoints,
            int taxBasisPoints,
            int lifeDays,
            int protectionDays,
            Convention convention,
            int amortisationYears,
            int revenueSigmaBasisPoints,
            int royaltySigmaBasisPoints,
            int growthDeviationBasisPoints,
            int rateHalfWidthBasisPoints,
            int lifeShorterBasisPoints,
            int lifeLongerBasisPoints,
            int paths) {}

    /** What was given for single methods, perhaps nothing. */
    MethodInputs given() {
        return methods == null ? MethodInputs.NONE : methods;
    }

    /** What was overridden, perhaps nothing. */
    Overrides overridden() {
        return overrides == null ? Overrides.NONE : overrides;
    }

    /** SHA-256 of the canonical form (RFC 8785). */
    public String hash() {
        return EventJson.hash(this);
    }

    /**
     * The first 64 bits of the hash, in hexadecimal. An estimate draws by the seed of its inputs without market, encumbrances, overrides and methods, so that
     * answers about one asset on one day differ by what was given and not by chance.
     */
    public String seed() {
        return hash().substring(0, SEED_DIGITS);
    }

    static long seedOf(String hexadecimal) {
        return Long.parseUnsignedLong(hexadecimal, 16);
    }

    static double fraction(double basisPoints) {
        return basisPoints / BASIS_POINTS;
    }

    static double years(double days) {
        return days / DAYS_A_YEAR;
    }
}
