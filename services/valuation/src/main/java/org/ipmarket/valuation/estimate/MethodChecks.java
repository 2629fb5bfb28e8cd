package org.ipmarket.valuation.estimate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.Money;
import org.ipmarket.valuation.estimate.Overrides.Refusal;
import org.ipmarket.valuation.method.cost.CostDriver;
import org.ipmarket.valuation.method.cost.FunctionPoints;
import org.ipmarket.valuation.method.cost.Rating;

/** The bounds of {@link MethodInputs}: what is refused, with the field and what would do. */
public final class MethodChecks {
    private static final Money MOST = Money.cny(10_000_000_000_000L);
    private static final int WHOLE = 10_000;
    private static final int MOST_ROWS = 50;
    private static final int MOST_MONTHS = 1_200;
    private static final int LONGEST_NAME = 200;
    private static final int MOST_INDEX = 1_000_000;

    private final List<Refusal> refusals = new ArrayList<>();

    private MethodChecks() {}

    /** The first that is out of bounds; empty where all may be tried for this kind of right. */
    public static Optional<Refusal> refusal(MethodInputs given, AssetType type) {
        MethodChecks checks = new MethodChecks();
        checks.income(given);
        checks.work(given, type);
        checks.cost(given);
        checks.option(given.option());
        checks.reserve(given.reserve());
        checks.uncertainty(given.uncertainty());
        checks.comparables(given.comparables());
        if (given.encumbrances() != null && checks.rows("encumbrances", given.encumbrances(), 0)) {
            checks.once(given.encumbrances());
        }
        return checks.refusals.stream().findFirst();
    }

    private void once(List<MethodInputs.Encumbrance> encumbrances) {
        if (new HashSet<>(encumbrances).size() < encumbrances.size()) {
            refuse("encumbrances", "An encumbrance is named once.", "0", "1");
        }
    }

    private void income(MethodInputs given) {
        if (given.excessEarnings() != null) {
            MethodInputs.ExcessEarnings excess = given.excessEarnings();
            number("excessEarnings.marginBasisPoints", excess.marginBasisPoints(), -WHOLE, WHOLE);
            number("excessEarnings.attritionBasisPoints", excess.attritionBasisPoints(), 0, WHOLE);
            if (rows("excessEarnings.charges", excess.charges(), 0)) {
                for (int i = 0; i < excess.charges().size(); i++) {
                    number(
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
        if (!rows(field, years, least)) {
            return;
        }
        for (int i = 0; i < years.size(); i++) {
            MethodInputs.Year year = years.get(i);
            String at = field + "[" + i + "].";
            needed(at + "revenue", year.revenue());
            needed(at + "costs", year.costs());
            money(at + "depreciation", year.depreciation());
            money(at + "investment", year.investment());
            money(at + "workingCapital", year.workingCapital());
        }
    }

    private void work(MethodInputs given, AssetType type) {
        boolean isWork = type.kind() == AssetKind.COPYRIGHT;
        if (!isWork && given.royalties() != null) {
            refuse("royalties", "Royalty streams are of works; this is a patent.", "COPYRIGHT", "COPYRIGHT");
        }
        if (!isWork && given.authorship() != null) {
            refuse("authorship", "Authors are of works; this is a patent.", "COPYRIGHT", "COPYRIGHT");
        }
        if (given.software() != null && type != AssetType.SOFTWARE) {
            refuse("software", "Lines and function points are of programs.", "SOFTWARE", "SOFTWARE");
        }
        if (given.authorship() != null && given.authorship().by() == null) {
            refuse("authorship.by", "authorship.by is needed.", "FIRM", "UNKNOWN");
        }
        if (given.royalties() == null
                || !rows("royalties.streams", given.royalties().streams(), 1)) {
            return;
        }
        for (int i = 0; i < given.royalties().streams().size(); i++) {
            MethodInputs.Stream stream = given.royalties().streams().get(i);
            String at = "royalties.streams[" + i + "].";
            if (rows(at + "works", stream.works(), 1)) {
                for (int k = 0; k < stream.works().size(); k++) {
                    MethodInputs.Work work = stream.works().get(k);
                    needed(at + "works[" + k + "].lastTwelveMonths", work.lastTwelveMonths());
                    number(at + "works[" + k + "].ageMonths", work.ageMonths(), 0, MOST_MONTHS);
                }
            }
            if (stream.decay() != null
                    && rows(at + "decay.byYear", stream.decay().byYear(), 0)) {
                stream.decay().byYear().forEach(part -> number(at + "decay.byYear", part, -WHOLE, WHOLE - 1));
                number(at + "decay.afterwards", stream.decay().afterwards(), 0, WHOLE - 1);
            }
        }
    }

    private void cost(MethodInputs given) {
        MethodInputs.Spent spent = given.reproduction();
        if (spent != null) {
            number("reproduction.indexNow", spent.indexNow(), 1, MOST_INDEX);
            number("reproduction.profitBasisPoints", spent.profitBasisPoints(), 0, WHOLE);
            number("reproduction.returnBasisPoints", spent.returnBasisPoints(), 0, WHOLE);
            number("reproduction.months", spent.months(), 0, MOST_MONTHS);
            obsolescence("reproduction", spent.obsolescence());
            if (rows("reproduction.expenses", spent.expenses(), 1)) {
                for (int i = 0; i < spent.expenses().size(); i++) {
                    MethodInputs.Expense expense = spent.expenses().get(i);
                    needed("reproduction.expenses[" + i + "].amount", expense.amount());
                    number("reproduction.expenses[" + i + "].index", expense.index(), 1, MOST_INDEX);
                }
            }
        }
        if (given.software() != null) {
            software(given.software());
        }
    }

    private void software(MethodInputs.Software software) {
        needed("software.personMonth", software.personMonth());
        number("software.lines", software.lines(), 1, 100_000_000);
        number("software.linesPerPoint", software.linesPerPoint(), 1, 1_000);
        number("software.profitBasisPoints", software.profitBasisPoints(), 0, WHOLE);
        obsolescence("software", software.obsolescence());
        if (software.lines() == null && (software.functions() == null || software.linesPerPoint() == null)) {
            refuse("software.lines", "Lines are needed, or functions and linesPerPoint.", "1", "100000000");
        }
        if (!whole("software.functions", software.functions())
                || !whole("software.scale", software.scale())
                || !whole("software.drivers", software.drivers())) {
            return;
        }
        if (software.functions() != null) {
            software.functions().values().forEach(count -> {
                number("software.functions", count.low(), 0, 100_000);
                number("software.functions", count.average(), 0, 100_000);
                number("software.functions", count.high(), 0, 100_000);
            });
            if (software.lines() == null && FunctionPoints.unadjusted(software.functions()) == 0) {
                refuse("software.functions", "A program has some functions.", "1", "100000");
            }
        }
        (software.drivers() == null ? Map.<CostDriver, Rating>of() : software.drivers()).forEach((driver, rating) -> {
            if (!driver.has(rating)) {
                refuse(
                        "software.drivers." + driver,
                        driver + " has no rating " + rating + ".",
                        driver.lowest().name(),
                        driver.highest().name());
            }
        });
    }

    /** Whether each name has a value. */
    private boolean whole(String field, Map<?, ?> values) {
        if (values == null) {
            return true;
        }
        for (Map.Entry<?, ?> each : values.entrySet()) {
            if (each.getValue() == null) {
                refuse(field + "." + each.getKey(), field + "." + each.getKey() + " is empty.", "a value", "a value");
                return false;
            }
        }
        return true;
    }

    private void obsolescence(String field, MethodInputs.Obsolescence parts) {
        if (parts != null) {
            number(field + ".obsolescence.physical", parts.physical(), 0, WHOLE);
            number(field + ".obsolescence.functional", parts.functional(), 0, WHOLE);
            number(field + ".obsolescence.economic", parts.economic(), 0, WHOLE);
        }
    }

    private void option(MethodInputs.Option option) {
        if (option == null) {
            return;
        }
        positive("option.cost", option.cost());
        if (option.presentValue() != null) {
            positive("option.presentValue", option.presentValue());
        }
        number("option.varianceBasisPoints", option.varianceBasisPoints(), 100, 20_000);
        number("option.rateBasisPoints", option.rateBasisPoints(), 0, 2_000);
        if (option.uncertainCost() != null) {
            number(
                    "option.uncertainCost.varianceBasisPoints",
                    option.uncertainCost().varianceBasisPoints(),
                    0,
                    20_000);
            number(
                    "option.uncertainCost.correlationBasisPoints",
                    option.uncertainCost().correlationBasisPoints(),
                    -9_000,
                    9_000);
            number(
                    "option.uncertainCost.yieldBasisPoints",
                    option.uncertainCost().yieldBasisPoints(),
                    0,
                    2_000);
        }
        if (option.stage() != null) {
            positive("option.stage.cost", option.stage().cost());
            number("option.stage.afterMonths", option.stage().afterMonths(), 1, MOST_MONTHS);
        }
    }

    private void reserve(MethodInputs.Reserve reserve) {
        if (reserve != null) {
            number("reserve.bidders", reserve.bidders(), 1, 1_000);
            money("reserve.worthKept", reserve.worthKept());
        }
    }

    private void comparables(List<MethodInputs.Deal> deals) {
        if (deals == null || !rows("comparables", deals, MarketMethods.LEAST_DEALS)) {
            return;
        }
        for (int i = 0; i < deals.size(); i++) {
            String name = deals.get(i).name();
            if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
                refuse(
                        "comparables[" + i + "].name",
                        "A deal has a name of 1 to " + LONGEST_NAME + " characters.",
                        "1",
                        Integer.toString(LONGEST_NAME));
            }
            positive("comparables[" + i + "].price", deals.get(i).price());
        }
    }

    private void uncertainty(MethodInputs.Uncertainty spread) {
        if (spread != null) {
            number("uncertainty.revenueSigma", spread.revenueSigma(), 0, 20_000);
            number("uncertainty.royaltySigma", spread.royaltySigma(), 0, 20_000);
            number("uncertainty.growthDeviation", spread.growthDeviation(), 0, 2_000);
            number("uncertainty.rateHalfWidth", spread.rateHalfWidth(), 0, 2_000);
            number("uncertainty.lifeShorter", spread.lifeShorter(), 0, 9_000);
            number("uncertainty.lifeLonger", spread.lifeLonger(), 0, WHOLE);
        }
    }

    /** Whether each row can be looked at. */
    private boolean rows(String field, List<?> rows, int least) {
        if (rows == null || rows.size() < least || rows.size() > MOST_ROWS) {
            refuse(
                    field,
                    field + " must have " + least + " to " + MOST_ROWS + " rows.",
                    Integer.toString(least),
                    Integer.toString(MOST_ROWS));
            return false;
        }
        if (rows.stream().anyMatch(row -> row == null)) {
            refuse(field, field + " has an empty row.", Integer.toString(least), Integer.toString(MOST_ROWS));
            return false;
        }
        return true;
    }

    private void needed(String field, Money amount) {
        if (amount == null) {
            refuse(field, field + " is needed.", "0.00", MOST.amount());
        }
        money(field, amount);
    }

    private void positive(String field, Money amount) {
        if (amount == null || amount.isZero()) {
            refuse(field, field + " must be more than nothing.", "0.01", MOST.amount());
        }
        money(field, amount);
    }

    private void money(String field, Money amount) {
        if (amount == null) {
            return;
        }
        if (!amount.currencyCode().equals(MOST.currencyCode())) {
            refuse(
                    field,
                    "The model counts in CNY, not in " + amount.currencyCode() + ".",
                    Money.zero("CNY").toString(),
                    MOST.toString());
        } else if (amount.compareTo(MOST) > 0) {
            refuse(
                    field,
                    field + " must not be more than " + MOST + ".",
                    Money.zero("CNY").toString(),
                    MOST.toString());
        }
    }

    private void number(String field, Integer value, int least, int most) {
        if (value != null && (value < least || value > most)) {
            refuse(
                    field,
                    field + " must lie between " + least + " and " + most + ".",
                    Integer.toString(least),
                    Integer.toString(most));
        }
    }

    private void refuse(String field, String detail, String least, String most) {
        refusals.add(new Refusal(field, detail, least, most));
    }
}
