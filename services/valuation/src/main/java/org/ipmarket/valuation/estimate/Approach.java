package org.ipmarket.valuation.estimate;

import java.util.List;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Nullable;

/**
 * What one method says, and how much it weighs. The figures are of the right free of encumbrances; what lies on it scales the reconciled value.
 *
 * @param name of the method
 * @param p10 with {@code p50} and {@code p90}; null unless the state is {@link State#WEIGHED} or {@link State#SHOWN}
 * @param weightBasisPoints of the reconciled value; those of all approaches add up to 10,000 where there is a value and several weigh; rounded
 * @param reason of the weight, or why there is no figure
 * @param details intermediate figures
 * @param deals by name, the most alike first
 */
public record Approach(
        Method.Kind approach,
        Method method,
        LocalizedText name,
        State state,
        @Nullable Money p10,
        @Nullable Money p50,
        @Nullable Money p90,
        int weightBasisPoints,
        LocalizedText reason,
        List<Detail> details,
        List<NamedDeal> deals) {
    /** How it stands. */
    public enum State {
        /** It has a figure and a weight. */
        WEIGHED,
        /** It has a figure that is shown beside the others and weighs nothing, for the reason given. */
        SHOWN,
        /** It was tried and says nothing: out of support, or without a gain. */
        NO_ESTIMATE,
        /** It needs inputs that nobody has given. */
        INPUTS_MISSING
    }

    /** @param unit such as {@code CNY}, {@code years}; empty for a bare number */
    public record Detail(String name, String value, String unit) {}

    /**
     * @param likenessBasisPoints Gower's likeness; null where the market model names the deal
     * @param priceFactor by what factor, at least 1, the model sees the features' differences move the price; null elsewhere
     */
    public record NamedDeal(
            String lot,
            Money price,
            @Nullable Integer likenessBasisPoints,
            @Nullable String priceFactor) {}

    public Approach {
        details = List.copyOf(details);
        deals = List.copyOf(deals);
        boolean figures = state == State.WEIGHED || state == State.SHOWN;
        if (figures != (p50 != null) || weightBasisPoints < 0 || weightBasisPoints > 0 && state != State.WEIGHED) {
            throw new IllegalArgumentException(method + " as " + state + " with " + p50 + " and " + weightBasisPoints);
        }
    }
}
