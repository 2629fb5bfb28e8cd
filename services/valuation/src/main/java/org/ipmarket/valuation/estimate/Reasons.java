package org.ipmarket.valuation.estimate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ipmarket.valuation.method.explain.Contributions;

/** Writes down why a value is what it is: where the account begins, then what each driver adds to it or takes from it. */
final class Reasons {
    private static final String GIVEN = "given by who asked";
    private static final String CURRENCY = "CNY";
    private static final String OF_USUAL = "the model's assumptions for its kind and section: see the drivers";

    private final Assumptions assumptions;

    Reasons(Assumptions assumptions) {
        this.assumptions = assumptions;
    }

    /** Their contributions add up to {@code contributions.value()}. */
    List<Reason> of(
            Inputs inputs,
            Account account,
            Contributions contributions,
            Reconciliation reconciliation,
            Map<Driver, Double> kept) {
        Map<Driver, Change> parts = new EnumMap<>(Driver.class);
        contributions
                .parts()
                .forEach(part -> parts.put(Driver.valueOf(part.driver()), Change.of(part.minor(), CURRENCY)));
        List<Reason> reasons = new ArrayList<>();
        reasons.add(Reason.of(
                account.weighsRelief() ? Driver.TYPICAL_OF_KIND : Driver.FIRST_METHOD,
                contributions.base().amount(),
                CURRENCY,
                account.weighsRelief()
                        ? OF_USUAL
                        : account.first().range().method().title().en(),
                Change.of(contributions.base())));
        if (account.weighsRelief()) {
            ofRelief(inputs, parts, reasons);
        } else {
            parts.forEach((driver, part) -> {
                if (driver == Driver.UNCERTAINTY) {
                    reasons.add(Reason.of(driver, "", "", "", part));
                }
            });
        }
        for (Reconciliation.Weighed other : account.others()) {
            Driver driver = Driver.of(other.range().method());
            Approach approach = reconciliation.approaches().stream()
                    .filter(each -> each.method() == other.range().method())
                    .findFirst()
                    .orElseThrow();
            add(
                    reasons,
                    parts,
                    driver,
                    approach.p50().amount(),
                    CURRENCY,
                    approach.reason().en());
        }
        kept.keySet().forEach(driver -> {
            Figure figure =
                    assumptions.reconciling().encumbrances().get(MethodInputs.Encumbrance.valueOf(driver.name()));
            add(
                    reasons,
                    parts,
                    driver,
                    Texts.percent(figure.value()),
                    "% of the value is left",
                    inputs.given().encumbrances() == null
                            ? "register; " + figure.cited()
                            : GIVEN + "; " + figure.cited());
        });
        return reasons;
    }

    private void ofRelief(Inputs inputs, Map<Driver, Change> parts, List<Reason> reasons) {
        Inputs.Terms terms = inputs.terms();
        Overrides given = inputs.overridden();
        AssetFacts asset = inputs.asset();
        Assumptions.OfType ofType = assumptions.types().get(asset.type());
        add(
                reasons,
                parts,
                Driver.ROYALTY_RATE,
                Texts.percent(terms.royaltyBasisPoints()),
                "% of revenue",
                given.royaltyBasisPoints() != null ? GIVEN : royaltySource(asset, ofType));
        add(
                reasons,
                parts,
                Driver.ANNUAL_REVENUE,
                terms.annualRevenue().amount(),
                CURRENCY + " a year",
                given.annualRevenue() != null ? GIVEN : ofType.annualRevenue().cited());
        add(
                reasons,
                parts,
                Driver.REVENUE_GROWTH,
                Texts.percent(terms.growthBasisPoints()),
                "% a year",
                source(given.growthBasisPoints(), ofType.growthBasisPoints()));
        if (ofType.needsSection()) {
            Assumptions.Uplifts uplifts = assumptions.uplifts();
            boolean known = asset.referencesCited() != null;
            boolean classified = asset.subclasses() != null;
            add(
                    reasons,
                    parts,
                    Driver.IPC_SUBCLASSES,
                    classified ? Integer.toString(asset.subclasses().size()) : "unknown",
                    classified ? "IPC subclasses" : "",
                    uplifts.eachFurtherSubclass().cited());
            add(
                    reasons,
                    parts,
                    Driver.REFERENCES_CITED,
                    known ? asset.referencesCited().toString() : "unknown",
                    known ? "references" : "",
                    uplifts.eachReference().cited());
        }
        add(
                reasons,
                parts,
                Driver.DISCOUNT_RATE,
                Texts.percent(terms.discountRateBasisPoints()),
                "% a year",
                source(given.discountRateBasisPoints(), ofType.discountRateBasisPoints()));
        add(
                reasons,
                parts,
                Driver.TAX_RATE,
                Texts.percent(terms.taxBasisPoints()),
                "%",
                source(given.taxBasisPoints(), assumptions.taxBasisPoints()));
        add(
                reasons,
                parts,
                Driver.TAX_AMORTISATION,
                Integer.toString(terms.amortisationYears()),
                "years",
                source(given.taxAmortisation(), assumptions.amortisationYears()));
        add(
                reasons,
                parts,
                Driver.CONVENTION,
                terms.convention().name(),
                "",
                given.convention() != null ? GIVEN : "the model's convention");
        add(
                reasons,
                parts,
                Driver.REMAINING_LIFE,
                Texts.decimal(Inputs.years(terms.lifeDays())),
                "years",
                terms.lifeDays() == terms.protectionDays()
                        ? asset.protectionSource()
                        : source(given.remainingLifeMonths(), ofType.economicLifeMonths()));
        add(
                reasons,
                parts,
                Driver.UNCERTAINTY,
                Integer.toString(terms.paths()),
                "paths",
                inputs.given().uncertainty() != null
                        ? GIVEN
                        : assumptions.ranges().basis().cite(assumptions.ranges().source()));
    }

    private static void add(
            List<Reason> reasons, Map<Driver, Change> parts, Driver driver, String value, String unit, String source) {
        reasons.add(Reason.of(driver, value, unit, source, parts.getOrDefault(driver, Change.of(0, CURRENCY))));
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
        return override != null ? GIVEN : assumed.cited();
    }
}
