package org.ipmarket.valuation.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.Money;
import org.ipmarket.valuation.method.cost.Cocomo2;
import org.ipmarket.valuation.method.cost.CostApproach;
import org.ipmarket.valuation.method.cost.CostDriver;
import org.ipmarket.valuation.method.cost.FunctionPoints;
import org.ipmarket.valuation.method.cost.Obsolescence;
import org.ipmarket.valuation.method.cost.Rating;
import org.ipmarket.valuation.method.cost.ScaleFactor;

/** The cost approach: what was spent, and for programs what it would cost to write one as good. */
final class CostMethods {
    private static final double MONTHS_A_YEAR = 12;
    private static final double THOUSAND = 1_000;

    private final Assumptions assumptions;

    CostMethods(Assumptions assumptions) {
        this.assumptions = assumptions;
    }

    List<Word> words(Inputs inputs) {
        MethodInputs given = inputs.given();
        List<Word> words = new ArrayList<>();
        words.add(
                given.reproduction() == null
                        ? Word.missing(
                                Method.REPRODUCTION_COST,
                                "需要历史支出及价格指数，未提供。",
                                "It needs what was spent and the indices of prices, which nobody has given.")
                        : reproduction(given.reproduction()));
        if (inputs.asset().type() == AssetType.SOFTWARE) {
            words.add(
                    given.software() == null
                            ? Word.missing(
                                    Method.SOFTWARE_COST,
                                    "需要代码行数或功能点数及人月成本，未提供。",
                                    "It needs lines of code or function points and the cost of a person-month, which nobody has given.")
                            : software(given.software()));
        }
        return words;
    }

    private Word reproduction(MethodInputs.Spent given) {
        List<CostApproach.Spent> spent = given.expenses().stream()
                .map(expense -> new CostApproach.Spent(expense.amount().minor(), expense.index()))
                .toList();
        CostApproach.Developer developer = new CostApproach.Developer(
                part(given.profitBasisPoints()),
                part(given.returnBasisPoints()),
                given.months() == null ? 0 : given.months() / MONTHS_A_YEAR);
        return word(
                Method.REPRODUCTION_COST,
                CostApproach.reproduction(spent, given.indexNow(), developer, obsolescence(given.obsolescence())),
                List.of());
    }

    private Word software(MethodInputs.Software given) {
        Map<ScaleFactor, Rating> scale = given.scale() == null ? Map.of() : given.scale();
        Map<CostDriver, Rating> drivers = given.drivers() == null ? Map.of() : given.drivers();
        List<Approach.Detail> details = new ArrayList<>();
        Cocomo2.Project project;
        if (given.lines() != null) {
            project = new Cocomo2.Project(given.lines() / THOUSAND, scale, drivers);
        } else {
            int points = FunctionPoints.unadjusted(given.functions());
            details.add(new Approach.Detail("unadjustedFunctionPoints", Integer.toString(points), ""));
            project = Cocomo2.Project.ofFunctionPoints(points, given.linesPerPoint(), scale, drivers);
        }
        Cocomo2.Effort effort = Cocomo2.effort(project);
        details.add(new Approach.Detail("effort", Texts.decimal(effort.personMonths()), "person-months"));
        details.add(new Approach.Detail("schedule", Texts.decimal(effort.months()), "months"));
        CostApproach.Developer developer =
                new CostApproach.Developer(part(given.profitBasisPoints()), 0, effort.months() / MONTHS_A_YEAR);
        return word(
                Method.SOFTWARE_COST,
                CostApproach.replacement(
                        effort.cost(given.personMonth().minor()), developer, obsolescence(given.obsolescence())),
                details);
    }

    /** How far a cost may lie from a value is the model's assumption. */
    private Word word(Method method, CostApproach.Result result, List<Approach.Detail> before) {
        double sigma = Inputs.fraction(assumptions.reconciling().costSigma().value());
        double reach = StrictMath.exp(Word.AT_90 * sigma);
        List<Approach.Detail> details = new ArrayList<>(before);
        if (result.whenNew() <= Money.MAX_MINOR) {
            details.add(Simulated.money("cost", result.cost()));
            details.add(Simulated.money("whenNew", result.whenNew()));
        }
        return Simulated.ranged(method, result.value() / reach, result.value(), result.value() * reach, details);
    }

    private static Obsolescence obsolescence(MethodInputs.Obsolescence given) {
        return given == null
                ? Obsolescence.NONE
                : new Obsolescence(
                        Inputs.fraction(given.physical()),
                        Inputs.fraction(given.functional()),
                        Inputs.fraction(given.economic()));
    }

    private static double part(Integer basisPoints) {
        return basisPoints == null ? 0 : Inputs.fraction(basisPoints);
    }
}
