package org.ipmarket.valuation.estimate;

import java.util.List;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Nullable;

/**
 * How a patent stands among those of its office, IPC subclass and year of filing. It orders patents; it is no price and moves none.
 *
 * @param cohort with which it is compared; null where it cannot be told
 * @param indices one for each kind of index
 * @param scorecard null where there is no cohort
 */
public record Standing(
        @Nullable Cohort cohort,
        List<Index> indices,
        @Nullable Card scorecard) {
    /** @param members of which the register knows, at most so many as are read */
    public record Cohort(String office, String field, int filedIn, int members) {}

    /**
     * @param index from 0 to 1, with {@code percentile} from 0 to 100; null where {@code missing} says why
     * @param missing what stands against it
     */
    public record Index(
            String kind,
            @Nullable Double index,
            @Nullable Double percentile,
            @Nullable Integer comparedWith,
            List<String> missing) {}

    /**
     * @param edition of lines and weights; {@code purpose}: whose weights
     * @param points weighted mean of what has points, 0 to 100; null where nothing has
     * @param least and {@code most}: if every open line came to 0, or to 100
     * @param givenBasisPoints of the weight, how much has points
     */
    public record Card(
            String edition,
            String purpose,
            @Nullable Double points,
            double least,
            double most,
            int givenBasisPoints,
            List<Line> lines) {}

    /** @param points null where it is open; {@code reason}: from what, or why open */
    public record Line(
            String id,
            String dimension,
            LocalizedText name,
            int weight,
            @Nullable Double points,
            String reason) {}
}
