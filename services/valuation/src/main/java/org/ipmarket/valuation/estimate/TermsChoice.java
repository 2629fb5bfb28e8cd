package org.ipmarket.valuation.estimate;

import java.time.LocalDate;
import org.ipmarket.valuation.method.income.Convention;

/** Puts together the terms of one calculation: the model's assumptions, the asset's facts, and what was overridden. */
final class TermsChoice {
    private static final double MONTHS_A_YEAR = 12;
    private static final int WHOLE = 10_000;

    private static final MethodInputs.Uncertainty MODELS_OWN =
            new MethodInputs.Uncertainty(null, null, null, null, null, null);

    private final Assumptions assumptions;

    TermsChoice(Assumptions assumptions) {
        this.assumptions = assumptions;
    }

    /**
     * Only for assets that {@link Support} has nothing against.
     *
     * @param uncertainty in the place of the model's spreads; null for none
     */
    Inputs.Terms terms(
            AssetFacts asset, LocalDate baseDate, Overrides overrides, MethodInputs.Uncertainty uncertainty) {
        Assumptions.OfType ofType = assumptions.types().get(asset.type());
        Assumptions.Ranges ranges = assumptions.ranges();
        MethodInputs.Uncertainty spread = uncertainty == null ? MODELS_OWN : uncertainty;
        int protectionDays = asset.daysLeft(baseDate);
        int lifeMonths = chosen(
                overrides.remainingLifeMonths(), ofType.economicLifeMonths().value());
        Convention convention = overrides.convention() == null ? assumptions.convention() : overrides.convention();
        return new Inputs.Terms(
                overrides.annualRevenue() == null ? ofType.annualRevenue().value() : overrides.annualRevenue(),
                overrides.royaltyBasisPoints() == null
                        ? royaltyBasisPoints(asset, ofType)
                        : overrides.royaltyBasisPoints(),
                subclassUplift(asset, ofType),
                referenceUplift(asset, ofType),
                chosen(overrides.growthBasisPoints(), ofType.growthBasisPoints().value()),
                chosen(
                        overrides.discountRateBasisPoints(),
                        ofType.discountRateBasisPoints().value()),
                chosen(overrides.taxBasisPoints(), assumptions.taxBasisPoints().value()),
                Math.min(protectionDays, days(lifeMonths)),
                protectionDays,
                convention,
                Boolean.FALSE.equals(overrides.taxAmortisation())
                        ? 0
                        : assumptions.amortisationYears().value(),
                chosen(spread.revenueSigma(), ranges.revenueSigma()),
                chosen(spread.royaltySigma(), ranges.royaltySigma()),
                chosen(spread.growthDeviation(), ranges.growthDeviation()),
                chosen(spread.rateHalfWidth(), ranges.rateHalfWidth()),
                chosen(spread.lifeShorter(), ranges.lifeShorter()),
                chosen(spread.lifeLonger(), ranges.lifeLonger()),
                ranges.paths());
    }

    /** Of a usual right of the kind: it lives its economic life whole, and nothing is overridden. */
    Inputs.Terms usual(AssetFacts asset, LocalDate baseDate) {
        Inputs.Terms own = terms(asset, baseDate, Overrides.NONE, null);
        int lifeDays =
                days(assumptions.types().get(asset.type()).economicLifeMonths().value());
        return new Inputs.Terms(
                own.annualRevenue(),
                own.royaltyBasisPoints(),
                0,
                0,
                own.growthBasisPoints(),
                own.discountRateBasisPoints(),
                own.taxBasisPoints(),
                lifeDays,
                lifeDays,
                own.convention(),
                own.amortisationYears(),
                own.revenueSigmaBasisPoints(),
                own.royaltySigmaBasisPoints(),
                own.growthDeviationBasisPoints(),
                own.rateHalfWidthBasisPoints(),
                own.lifeShorterBasisPoints(),
                own.lifeLongerBasisPoints(),
                own.paths());
    }

    static int days(int months) {
        return (int) (months * Inputs.DAYS_A_YEAR / MONTHS_A_YEAR);
    }

    /** Null where no section chooses it. */
    private Integer royaltyBasisPoints(AssetFacts asset, Assumptions.OfType ofType) {
        if (!ofType.needsSection()) {
            return ofType.royaltyBasisPoints().value();
        }
        if (asset.section() == null) {
            return null;
        }
        int ofSection = assumptions.sectionRoyalties().get(asset.section()).value();
        return ofSection * ofType.sectionShareBasisPoints().value() / WHOLE;
    }

    private int subclassUplift(AssetFacts asset, Assumptions.OfType ofType) {
        if (!ofType.needsSection() || asset.section() == null) {
            return 0;
        }
        int further = asset.subclasses().size() - 1;
        Assumptions.Uplifts uplifts = assumptions.uplifts();
        return Math.min(
                uplifts.mostForSubclasses().value(),
                further * uplifts.eachFurtherSubclass().value());
    }

    private int referenceUplift(AssetFacts asset, Assumptions.OfType ofType) {
        if (!ofType.needsSection() || asset.referencesCited() == null || asset.referencesCited() < 0) {
            return 0;
        }
        Assumptions.Uplifts uplifts = assumptions.uplifts();
        long uplift = (long) asset.referencesCited() * uplifts.eachReference().value();
        return (int) Math.min(uplifts.mostForReferences().value(), uplift);
    }

    private static int chosen(Integer override, int assumed) {
        return override == null ? assumed : override;
    }
}
