package org.ipmarket.listing.offer;

import java.util.List;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Nullable;

/**
 * What the seller chooses of the contest beside method, start price and increment. Times are the centre's, who goes first on equal terms stands in
 * {@link Declarations}.
 *
 * @param steps step table (加价幅度表); the first band is from zero and its step the offer's increment
 * @param openReserve a reserve (保留价) that everybody knows
 * @param quantity how many licences
 * @param furtherPeriods how often a public listing goes on where nobody has come; null: as often as the centre provides
 * @param dutch how the price falls
 */
public record ContestChoice(
        @Nullable List<Step> steps,
        @Nullable Money openReserve,
        @Nullable Integer quantity,
        @Nullable Integer furtherPeriods,
        @Nullable Fall dutch) {
    public static final ContestChoice NONE = new ContestChoice(null, null, null, null, null);

    public ContestChoice {
        steps = steps == null || steps.isEmpty() ? null : List.copyOf(steps);
    }

    /** @param from the least price at which this step holds */
    public record Step(@Nullable Money from, @Nullable Money step) {}

    /**
     * @param shareBasisPoints of the start price by which the price falls at a time
     * @param floor never under it
     */
    public record Fall(
            @Nullable Integer shareBasisPoints, @Nullable Money floor) {}

    /** The first step of the table, or null where there is none. */
    public Money firstStep() {
        return steps == null ? null : steps.getFirst().step();
    }
}
