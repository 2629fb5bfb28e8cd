package org.ipmarket.valuation.estimate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Nullable;
import org.ipmarket.valuation.method.income.Convention;

/**
 * What somebody who knows better puts in the place of the model's assumptions; what is null stays the model's.
 *
 * @param annualRevenue in yuan, of the first year
 * @param royaltyBasisPoints of revenue, before the uplifts
 * @param remainingLifeMonths from today; not longer than protection
 * @param taxAmortisation whether the buyer's saving by amortising the price counts
 */
public record Overrides(
        @Nullable Money annualRevenue,
        @Nullable Integer royaltyBasisPoints,
        @Nullable Integer growthBasisPoints,
        @Nullable Integer discountRateBasisPoints,
        @Nullable Integer taxBasisPoints,
        @Nullable Integer remainingLifeMonths,
        @Nullable Convention convention,
        @Nullable Boolean taxAmortisation) {
    public static final Overrides NONE = new Overrides(null, null, null, null, null, null, null, null);

    private static final Money MOST_REVENUE = Money.cny(10_000_000_000_000L);
    private static final String CURRENCY = "CNY";

    /**
     * Why an override is not taken.
     *
     * @param field its name
     * @param detail for people to read
     * @param least and {@code most}: what would be taken, inclusive
     */
    public record Refusal(String field, String detail, String least, String most) {}

    /** The first one that is out of bounds; empty where all may be tried. */
    public Optional<Refusal> refusal() {
        return Stream.concat(revenueRefusal().stream(), numberRefusals()).findFirst();
    }

    private Optional<Refusal> revenueRefusal() {
        if (annualRevenue == null) {
            return Optional.empty();
        }
        if (!annualRevenue.currencyCode().equals(CURRENCY)) {
            return Optional.of(refused(
                    "annualRevenue",
                    "The model counts in " + CURRENCY + ", not in " + annualRevenue.currencyCode() + ".",
                    Money.zero(CURRENCY).toString(),
                    MOST_REVENUE.toString()));
        }
        return annualRevenue.compareTo(MOST_REVENUE) <= 0
                ? Optional.empty()
                : Optional.of(outOfBounds("annualRevenue", Money.zero(CURRENCY).toString(), MOST_REVENUE.toString()));
    }

    private Stream<Refusal> numberRefusals() {
        return Stream.of(
                        bounded("royaltyBasisPoints", royaltyBasisPoints, 0, 5_000),
                        bounded("growthBasisPoints", growthBasisPoints, -5_000, 3_000),
                        bounded("discountRateBasisPoints", discountRateBasisPoints, 500, 10_000),
                        bounded("taxBasisPoints", taxBasisPoints, 0, 5_000),
                        bounded("remainingLifeMonths", remainingLifeMonths, 1, 600))
                .flatMap(List::stream);
    }

    private static List<Refusal> bounded(String field, Integer value, int least, int most) {
        return value == null || (value >= least && value <= most)
                ? List.of()
                : List.of(outOfBounds(field, Integer.toString(least), Integer.toString(most)));
    }

    private static Refusal outOfBounds(String field, String least, String most) {
        return refused(field, field + " must lie between " + least + " and " + most + ".", least, most);
    }

    private static Refusal refused(String field, String detail, String least, String most) {
        return new Refusal(field, detail, least, most);
    }
}
