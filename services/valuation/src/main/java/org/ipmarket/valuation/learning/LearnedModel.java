package org.ipmarket.valuation.learning;

import java.time.Instant;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Nullable;
import org.ipmarket.valuation.method.deals.MarketModel;
import org.ipmarket.valuation.method.deals.Quality;

/**
 * A model as it is kept: not its figures but what they follow from.
 *
 * @param lastPosition of the observations that it learned from, the newest {@code mostLots} up to it
 * @param quality null where too few lots could be held back
 */
public record LearnedModel(
        UUID id,
        Mode mode,
        MarketModel.Identity identity,
        long lastPosition,
        int mostLots,
        @Nullable Quality quality,
        Instant learnedAt) {}
