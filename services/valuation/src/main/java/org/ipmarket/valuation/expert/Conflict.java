package org.ipmarket.valuation.expert;

import org.ipmarket.messages.Nullable;
import org.ipmarket.messages.id.ParticipantId;

/**
 * One reason why an expert may not.
 *
 * @param party in whose favour the expert might lean; null where the tie is to the asset
 * @param as what the party is to the asset
 * @param source where it is known from
 */
public record Conflict(
        Ground ground,
        @Nullable ParticipantId party,
        @Nullable Party.Role as,
        Source source) {
    /** Where it is known from. */
    public enum Source {
        /** The market's own records. */
        RECORD,
        /** The expert's declaration. */
        DECLARATION,
        /** The names that the client gives as those on the register. */
        REQUEST
    }
}
