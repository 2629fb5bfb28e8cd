package org.ipmarket.valuation.estimate;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.AssetType;
import org.ipmarket.valuation.estimate.Overrides.Refusal;
import org.ipmarket.valuation.method.cost.CostDriver;
import org.ipmarket.valuation.method.cost.FunctionPoints;
import org.ipmarket.valuation.method.cost.Rating;

/** The bounds of {@link MethodInputs}: what is refused, with the field and what would do. */
public final class MethodChecks {
    private static final int WHOLE = 10_000;
    private static final int MOST_MONTHS = 1_200;
    private static final int LONGEST_NAME = 200;
    private static final int MOST_INDEX = 1_000_000;
    private static final LocalDate FIRST_DEATH = LocalDate.of(1700, 1, 1);

    private final Bounds bounds = new Bounds();

    private MethodChecks() {}

    /**
     * The first that is out of bounds; empty where all may be tried for this kind of right.
     *
     * @param day of which the value would be
     */
    public static Optional<Refusal> refusal(MethodInputs given, AssetType type, LocalDate day) {
        MethodChecks checks = new MethodChecks();
        checks.income(given);
        checks.work(given, type);
        checks.authorship(given.authorship(), type, day);
        checks.cost(given);
        checks.option(given.option());
        checks.reserve(given.reserve());
        checks.uncertainty(given.uncertainty());
        checks.comparables(given.comparables());
        if (given.encumbrances() != null && checks.bounds.rows("encumbrances", given.encumbrances(), 0)) {
            checks.once(given.encumbrances());
        }
        return checks.bounds.first();
    }

    private void once(List<MethodInputs.Encumbrance> encumbrances) {
        if (new HashSet<>(encumbrances).size() < encumbrances.size()) {
            bounds.refuse("encumbrances", "An encumbrance is named once.", "0", "1");
        }
    }

    private void income(MethodInputs given) {
        if (given.excessEarnings() != null) {
            MethodInputs.ExcessEarnings excess = given.excessEarnings();
            bounds.number("excessEarnings.marginBasisPoints", excess.marginBasisPoints(), -WHOLE, WHOLE);
            bounds.number("excessEarnings.attritionBasisPoints", excess.attritionBasisPoints(), 0, WHOLE);
            if (bounds.rows("excessEarnings.charges", excess.charges(), 0)) {
                for (int i = 0; i < excess.charges().size(); i++) {
                    bounds.number(
                            "excessEarnings.charges[" + i + "].basisPoints",
                            excess.charges().get(i).basisPoints(),
                            0,
                            WHOLE);
                }
            }
        }
        if (given.cashFlows() != null) {
            years("cashFlows.with", given.cashFlows().with(), 1);
            if (given.cashFlows().without() != null) {
                years("cashFlows.without", given.cashFlows().without(), 0);
            }
        }
    }

    private void years(String field, List<MethodInputs.Year> years, int least) {
        if (!bounds.rows(field, years, least)) {
            return;
        }
        for (int i = 0; i < years.size(); i++) {
            MethodInputs.Year year = years.get(i);
            String at = field + "[" + i + "].";
            bounds.needed(at + "revenue", year.revenue());
            bounds.needed(at + "costs", year.costs());
            bounds.money(at + "depreciation", year.depreciation());
            bounds.money(at + "investment", year.investment());
            bounds.money(at + "workingCapital", year.workingCapital());
        }
    }

    private void work(MethodInputs given, AssetType type) {
        boolean isWork = type.kind() == AssetKind.COPYRIGHT;
        if (!isWork && given.royalties() != null) {
            bounds.refuse("royalties", "Royalty streams are of works; this is a patent.", "COPYRIGHT", "COPYRIGHT");
        }
        if (given.software() != null && type != AssetType.SOFTWARE) {
            bounds.refuse("software", "Lines and function points are of programs.", "SOFTWARE", "SOFTWARE");
        }
        if (given.royalties() == null
                || !bounds.rows("royalties.streams", given.royalties().streams(), 1)) {
            return;
        }
        for (int i = 0; i < given.royalties().streams().size(); i++) {
            MethodInputs.Stream stream = given.royalties().streams().get(i);
            String at = "royalties.streams[" + i + "].";
            if (bounds.rows(at + "works", stream.works(), 1)) {
                for (int k = 0; k < stream.works().size(); k++) {
                    MethodInputs.Work work = stream.works().get(k);
                    bounds.needed(at + "works[" + k + "].lastTwelveMonths", work.lastTwelveMonths());
                    bounds.number(at + "works[" + k + "].ageMonths", work.ageMonths(), 0, MOST_MONTHS);
                }
            }
            if (stream.decay() != null
                    && bounds.rows(at + "decay.byYear", stream.decay().byYear(), 0)) {
                stream.decay().byYear().forEach(part -> bounds.number(at + "decay.byYear", part, -WHOLE, WHOLE - 1));
                bounds.number(at + "decay.afterwards", stream.decay().afterwards(), 0, WHOLE - 1);
            }
        }
    }

    private void authorship(MethodInputs.Authorship authorship, AssetType type, LocalDate day) {
        if (authorship == null) {
            return;
        }
        if (type.kind() != AssetKind.COPYRIGHT) {
            bounds.refuse("authorship", "Authors are of works; this is a patent.", "COPYRIGHT", "COPYRIGHT");
        }
        if (authorship.by() == null) {
            bounds.refuse("authorship.by", "authorship.by is needed: PEOPLE, FIRM or UNKNOWN.", "PEOPLE", "UNKNOWN");
            return;
        }
        LocalDate death = authorship.lastDeath();
        if (death != null && authorship.by() != MethodInputs.By.PEOPLE) {
            bounds.refuse(
                    "authorship.by",
                    "authorship.lastDeath is of PEOPLE; authorship.by is " + authorship.by() + ".",
                    "PEOPLE",
                    "PEOPLE");
        } else if (death != null && (death.isBefore(FIRST_DEATH) || death.isAfter(day))) {
            bounds.refuse(
                    "authorship.lastDeath",
                    "authorship.lastDeath must lie between " + FIRST_DEATH + " and " + day + ".",
                    FIRST_DEATH.toString(),
                    day.toString());
        }
    }

    private void cost(MethodInputs given) {
        MethodInputs.Spent spent = given.reproduction();
        if (spent != null) {
            bounds.number("reproduction.indexNow", spent.indexNow(), 1, MOST_INDEX);
            bounds.number("reproduction.profitBasisPoints", spent.profitBasisPoints(), 0, WHOLE);
            bounds.number("reproduction.returnBasisPoints", spent.returnBasisPoints(), 0, WHOLE);
            bounds.number("reproduction.months", spent.months(), 0, MOST_MONTHS);
            obsolescence("reproduction", spent.obsolescence());
            if (bounds.rows("reproduction.expenses", spent.expenses(), 1)) {
                for (int i = 0; i < spent.expenses().size(); i++) {
                    MethodInputs.Expense expense = spent.expenses().get(i);
                    bounds.needed("reproduction.expenses[" + i + "].amount", expense.amount());
                    bounds.number("reproduction.expenses[" + i + "].index", expense.index(), 1, MOST_INDEX);
                }
            }
        }
        if (given.software() != null) {
            software(given.software());
        }
    }

    private void software(MethodInputs.Software software) {
        bounds.needed("software.personMonth", software.personMonth());
        bounds.number("software.lines", software.lines(), 1, 100_000_000);
        bounds.number("software.linesPerPoint", software.linesPerPoint(), 1, 1_000);
        bounds.number("software.profitBasisPoints", software.profitBasisPoints(), 0, WHOLE);
        obsolescence("software", software.obsolescence());
        if (software.lines() == null && (software.functions() == null || software.linesPerPoint() == null)) {
            bounds.refuse("software.lines", "Lines are needed, or functions and linesPerPoint.", "1", "100000000");
        }
        if (!bounds.whole("software.functions", software.functions())
                || !bounds.whole("software.scale", software.scale())
                || !bounds.whole("software.drivers", software.drivers())) {
            return;
        }
        if (software.functions() != null) {
            software.functions().values().forEach(count -> {
                bounds.number("software.functions", count.low(), 0, 100_000);
                bounds.number("software.functions", count.average(), 0, 100_000);
                bounds.number("software.functions", count.high(), 0, 100_000);
            });
            if (software.lines() == null && FunctionPoints.unadjusted(software.functions()) == 0) {
                bounds.refuse("software.functions", "A program has some functions.", "1", "100000");
            }
        }
        (software.drivers() == null ? Map.<CostDriver, Rating>of() : software.drivers()).forEach((driver, rating) -> {
            if (!driver.has(rating)) {
                bounds.refuse(
                        "software.drivers." + driver,
                        driver + " has no rating " + rating + ".",
                        driver.lowest().name(),
                        driver.highest().name());
            }
        });
    }

    private void obsolescence(String field, MethodInputs.Obsolescence parts) {
        if (parts != null) {
            bounds.number(field + ".obsolescence.physical", parts.physical(), 0, WHOLE);
            bounds.number(field + ".obsolescence.functional", parts.functional(), 0, WHOLE);
            bounds.number(field + ".obsolescence.economic", parts.economic(), 0, WHOLE);
        }
    }

    private void option(MethodInputs.Option option) {
        if (option == null) {
            return;
        }
        bounds.positive("option.cost", option.cost());
        if (option.presentValue() != null) {
            bounds.positive("option.presentValue", option.presentValue());
        }
        bounds.number("option.varianceBasisPoints", option.varianceBasisPoints(), 100, 20_000);
        bounds.number("option.rateBasisPoints", option.rateBasisPoints(), 0, 2_000);
        if (option.uncertainCost() != null) {
            bounds.number(
                    "option.uncertainCost.varianceBasisPoints",
                    option.uncertainCost().varianceBasisPoints(),
                    0,
                    20_000);
            bounds.number(
                    "option.uncertainCost.correlationBasisPoints",
                    option.uncertainCost().correlationBasisPoints(),
                    -9_000,
                    9_000);
            bounds.number(
                    "option.uncertainCost.yieldBasisPoints",
                    option.uncertainCost().yieldBasisPoints(),
                    0,
                    2_000);
        }
        if (option.stage() != null) {
            bounds.positive("option.stage.cost", option.stage().cost());
            bounds.number("option.stage.afterMonths", option.stage().afterMonths(), 1, MOST_MONTHS);
        }
    }

    private void reserve(MethodInputs.Reserve reserve) {
        if (reserve != null) {
            bounds.number("reserve.bidders", reserve.bidders(), 1, 1_000);
            bounds.money("reserve.worthKept", reserve.worthKept());
        }
    }

    private void comparables(List<MethodInputs.Deal> deals) {
        if (deals == null || !bounds.rows("comparables", deals, MarketMethods.LEAST_DEALS)) {
            return;
        }
        for (int i = 0; i < deals.size(); i++) {
            String name = deals.get(i).name();
            if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
                bounds.refuse(
                        "comparables[" + i + "].name",
                        "A deal has a name of 1 to " + LONGEST_NAME + " characters.",
                        "1",
                        Integer.toString(LONGEST_NAME));
            }
            bounds.positive("comparables[" + i + "].price", deals.get(i).price());
        }
    }

    private void uncertainty(MethodInputs.Uncertainty spread) {
        if (spread != null) {
            bounds.number("uncertainty.revenueSigma", spread.revenueSigma(), 0, 20_000);
            bounds.number("uncertainty.royaltySigma", spread.royaltySigma(), 0, 20_000);
            bounds.number("uncertainty.growthDeviation", spread.growthDeviation(), 0, 2_000);
            bounds.number("uncertainty.rateHalfWidth", spread.rateHalfWidth(), 0, 2_000);
            bounds.number("uncertainty.lifeShorter", spread.lifeShorter(), 0, 9_000);
            bounds.number("uncertainty.lifeLonger", spread.lifeLonger(), 0, WHOLE);
        }
    }
}
