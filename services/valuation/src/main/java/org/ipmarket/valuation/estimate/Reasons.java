package org.ipmarket.valuation.estimate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import org.ipmarket.messages.Money;
import org.ipmarket.valuation.method.exact.Apportionment;

/** Writes down why a value is what it is: the parts that add up to it, then the conditions that scale them all. */
final class Reasons {
    private static final int PERCENT_DIGITS = 2;
    private static final String PERCENT = "%";
    private static final String OVERRIDDEN = "given by who asked";

    private final Assumptions assumptions;

    Reasons(Assumptions assumptions) {
        this.assumptions = assumptions;
    }

    /**
     * @param p50 split in proportion to the parts of the central value: what the simulation shifts is spread over all of them
     */
    List<Reason> of(Inputs inputs, Overrides overrides, Calculation.Parts parts, Money p50) {
        List<Money> split = Apportionment.split(p50, parts.weights());
        return Stream.concat(
                        parts(inputs, overrides, split), conditions(inputs, overrides, Money.zero(p50.currencyCode())))
                .toList();
    }

    private Stream<Reason> parts(Inputs inputs, Overrides overrides, List<Money> split) {
        Inputs.Terms terms = inputs.terms();
        AssetFacts asset = inputs.asset();
        Assumptions.OfType ofType = assumptions.types().get(asset.type());
        Assumptions.Uplifts uplifts = assumptions.uplifts();
        Stream<Reason> always = Stream.of(
                new Reason(
                        Driver.ROYALTY_RATE,
                        percent(terms.royaltyBasisPoints()),
                        "% of revenue",
                        overrides.royaltyBasisPoints() != null ? OVERRIDDEN : royaltySource(asset, ofType),
                        split.get(0)),
                new Reason(
                        Driver.REVENUE_GROWTH,
                        percent(terms.growthBasisPoints()),
                        "% a year",
                        source(overrides.growthBasisPoints(), ofType.growthBasisPoints()),
                        split.get(1)),
                new Reason(
                        Driver.TAX_AMORTISATION,
                        Integer.toString(terms.amortisationYears()),
                        "years",
                        source(overrides.taxAmortisation(), assumptions.amortisationYears()),
                        split.get(4)));
        if (!ofType.needsSection()) {
            return always;
        }
        return Stream.concat(
                always,
                Stream.of(
                        new Reason(
                                Driver.IPC_SUBCLASSES,
                                Integer.toString(asset.subclasses().size()),
                                "IPC subclasses",
                                uplifts.eachFurtherSubclass().cited(),
                                split.get(2)),
                        new Reason(
                                Driver.REFERENCES_CITED,
                                asset.referencesCited() == null
                                        ? "unknown"
                                        : asset.referencesCited().toString(),
                                asset.referencesCited() == null ? "" : "references",
                                uplifts.eachReference().cited(),
                                split.get(3))));
    }

    private Stream<Reason> conditions(Inputs inputs, Overrides overrides, Money none) {
        Inputs.Terms terms = inputs.terms();
        Assumptions.OfType ofType = assumptions.types().get(inputs.asset().type());
        return Stream.of(
                new Reason(
                        Driver.ANNUAL_REVENUE,
                        terms.annualRevenue().amount(),
                        terms.annualRevenue().currencyCode() + " a year",
                        overrides.annualRevenue() != null
                                ? OVERRIDDEN
                                : ofType.annualRevenue().cited(),
                        none),
                new Reason(
                        Driver.DISCOUNT_RATE,
                        percent(terms.discountRateBasisPoints()),
                        "% a year",
                        source(overrides.discountRateBasisPoints(), ofType.discountRateBasisPoints()),
                        none),
                new Reason(
                        Driver.TAX_RATE,
                        percent(terms.taxBasisPoints()),
                        PERCENT,
                        source(overrides.taxBasisPoints(), assumptions.taxBasisPoints()),
                        none),
                new Reason(
                        Driver.REMAINING_LIFE,
                        years(terms.lifeDays()),
                        "years",
                        terms.lifeDays() == terms.protectionDays()
                                ? inputs.asset().protectionSource()
                                : source(overrides.remainingLifeMonths(), ofType.economicLifeMonths()),
                        none));
    }

    private String royaltySource(AssetFacts asset, Assumptions.OfType ofType) {
        if (!ofType.needsSection()) {
            return ofType.royaltyBasisPoints().cited();
        }
        return "IPC section " + asset.section() + ": "
                + assumptions.sectionRoyalties().get(asset.section()).cited() + "; "
                + ofType.sectionShareBasisPoints().cited();
    }

    private static String source(Object override, Figure assumed) {
        return override != null ? OVERRIDDEN : assumed.cited();
    }

    private static String percent(int basisPoints) {
        return BigDecimal.valueOf(basisPoints, PERCENT_DIGITS).toPlainString();
    }

    private static String years(int days) {
        return BigDecimal.valueOf(Inputs.years(days))
                .setScale(2, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
