package org.ipmarket.valuation.estimate;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Nullable;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.valuation.method.cost.CostDriver;
import org.ipmarket.valuation.method.cost.FunctionPoints;
import org.ipmarket.valuation.method.cost.Rating;
import org.ipmarket.valuation.method.cost.ScaleFactor;

/**
 * What somebody gives of an asset that the register does not tell: each part lets a method speak. All in whole numbers: money, basis points, months. What is
 * null is not given. {@link MethodChecks} has the bounds.
 *
 * @param uncertainty in the place of the model's spreads
 * @param comparables deals in the place of the market's own
 * @param encumbrances what lies on the right, in the place of what the register says
 * @param right that would be sold, for the market; the title itself where it is null. The market's figures of a licence weigh nothing: the estimate is of
 *     the whole right
 * @param saleMethod how it would be sold, for the market; an English auction where it is null
 */
public record MethodInputs(
        @Nullable ExcessEarnings excessEarnings,
        @Nullable CashFlows cashFlows,
        @Nullable Royalties royalties,
        @Nullable Spent reproduction,
        @Nullable Software software,
        @Nullable Option option,
        @Nullable Reserve reserve,
        @Nullable Uncertainty uncertainty,
        @Nullable List<Deal> comparables,
        @Nullable List<Encumbrance> encumbrances,
        @Nullable Authorship authorship,
        @Nullable Right right,
        @Nullable SaleMethod saleMethod) {
    public static final MethodInputs NONE =
            new MethodInputs(null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** What lies on a right without taking it away. */
    public enum Encumbrance {
        LICENCE,
        OPEN_LICENCE,
        PLEDGE,
        /** 异议、无效宣告请求: somebody attacks it. */
        OPPOSITION
    }

    /**
     * For multi-period excess earnings: with the revenue, growth, rate and life of the terms.
     *
     * @param marginBasisPoints operating profit before tax, of revenue; may be negative
     * @param attritionBasisPoints part of the revenue that each year no longer rests on the right; 0 where null
     */
    public record ExcessEarnings(
            int marginBasisPoints, @Nullable Integer attritionBasisPoints, List<Charge> charges) {}

    /** A return on another asset that helps to earn, after tax, of revenue. */
    public record Charge(String asset, int basisPoints) {}

    /** For incremental cash flow: the business with the right and without it, the next year first, as long as protection lasts. */
    public record CashFlows(List<Year> with, @Nullable List<Year> without) {}

    /** @param workingCapitalReleased whether the year sets working capital free instead of tying it up */
    public record Year(
            Money revenue,
            Money costs,
            @Nullable Money depreciation,
            @Nullable Money investment,
            @Nullable Money workingCapital,
            @Nullable Boolean workingCapitalReleased) {}

    /** For works: what they earned. */
    public record Royalties(List<Stream> streams) {}

    /**
     * A kind of income: streaming, performance, print, …
     *
     * @param works what each earned in the last twelve months; from them the stream's income and its dollar age
     * @param decay how the income falls with age; that of the model's kind of work where it is null
     */
    public record Stream(
            String kind, List<Work> works, @Nullable Decay decay) {}

    /** @param ageMonths since release */
    public record Work(Money lastTwelveMonths, int ageMonths) {}

    /** @param byYear part lost in the first, second, … year after release; {@code afterwards}: in each later one; basis points */
    public record Decay(List<Integer> byYear, int afterwards) {}

    /**
     * For reproduction cost.
     *
     * @param indexNow of prices, in the unit of the expenses' own
     * @param months from the first expense to the finished work
     */
    public record Spent(
            List<Expense> expenses,
            int indexNow,
            @Nullable Integer profitBasisPoints,
            @Nullable Integer returnBasisPoints,
            @Nullable Integer months,
            @Nullable Obsolescence obsolescence) {}

    /** @param index of prices when it was spent */
    public record Expense(Money amount, int index) {}

    /** Basis points, each of what is left by those before it. */
    public record Obsolescence(int physical, int functional, int economic) {}

    /**
     * For the replacement cost of a program by COCOMO II: its lines, or function points and lines for each.
     *
     * @param lines logical, of source code
     * @param functions counted by kind and complexity, with {@code linesPerPoint}; where there are no {@code lines}
     * @param personMonth what one costs, with overheads
     */
    public record Software(
            @Nullable Integer lines,
            @Nullable Map<FunctionPoints.Function, FunctionPoints.Count> functions,
            @Nullable Integer linesPerPoint,
            @Nullable Map<ScaleFactor, Rating> scale,
            @Nullable Map<CostDriver, Rating> drivers,
            Money personMonth,
            @Nullable Integer profitBasisPoints,
            @Nullable Obsolescence obsolescence) {}

    /**
     * For the right to invest.
     *
     * @param cost of developing it
     * @param presentValue of what developing it now would bring; the income approach's where it is null
     * @param varianceBasisPoints of the value's logarithm over a year
     * @param stage paid first, for the right to go on
     * @param uncertainCost where the cost is not certain either
     */
    public record Option(
            Money cost,
            @Nullable Money presentValue,
            int varianceBasisPoints,
            int rateBasisPoints,
            @Nullable Stage stage,
            @Nullable UncertainCost uncertainCost) {}

    /**
     * @param varianceBasisPoints of the cost's logarithm over a year
     * @param correlationBasisPoints with the value's, -9,000 to 9,000
     * @param yieldBasisPoints what who waits saves of the cost, a year: it takes the place of the interest rate
     */
    public record UncertainCost(int varianceBasisPoints, int correlationBasisPoints, int yieldBasisPoints) {}

    /** @param afterMonths when it is decided */
    public record Stage(Money cost, int afterMonths) {}

    /**
     * For the reserve advice.
     *
     * @param bidders who will come; the model's assumption where it is null
     * @param worthKept what the lot is worth to the seller unsold; nothing where it is null
     */
    public record Reserve(
            @Nullable Integer bidders, @Nullable Money worthKept) {}

    /** Basis points, as the model's own ranges; what is null stays the model's. */
    public record Uncertainty(
            @Nullable Integer revenueSigma,
            @Nullable Integer royaltySigma,
            @Nullable Integer growthDeviation,
            @Nullable Integer rateHalfWidth,
            @Nullable Integer lifeShorter,
            @Nullable Integer lifeLonger) {}

    /**
     * A deal that somebody holds to be like the right.
     *
     * @param name by which a reader finds it
     * @param price at today's prices
     */
    public record Deal(String name, Money price) {}

    /**
     * Who made a work, from which its term follows by law.
     *
     * @param by whom
     * @param lastDeath of the authors, where they are people and all are dead; null where one lives
     */
    public record Authorship(By by, @Nullable LocalDate lastDeath) {}

    /** Whose a work is. */
    public enum By {
        PEOPLE,
        FIRM,
        UNKNOWN
    }

    boolean isNone() {
        return equals(NONE);
    }
}
