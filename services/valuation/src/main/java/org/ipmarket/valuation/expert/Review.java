package org.ipmarket.valuation.expert;

import java.time.Instant;
import java.util.List;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Nullable;

/**
 * What the first expert looked at and found; it fills the parts of the report that no program can.
 *
 * @param procedures what was done, in order
 * @param assumptions on which the conclusion hangs, besides the model's
 * @param specialMatters what a reader must know: disputes, encumbrances, what could not be checked
 */
public record Review(
        List<LocalizedText> procedures,
        @Nullable List<LocalizedText> assumptions,
        @Nullable List<LocalizedText> specialMatters,
        @Nullable LocalizedText opinion,
        String by,
        Instant at) {}
