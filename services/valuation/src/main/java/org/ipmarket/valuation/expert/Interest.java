package org.ipmarket.valuation.expert;

import java.time.LocalDate;
import org.ipmarket.messages.Nullable;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * A tie that an expert has, to a participant or to an asset, as declared. It is ended, never struck out.
 *
 * @param from first day, and {@code until} the first day without; null where it goes on
 */
public record Interest(
        Kind kind,
        @Nullable ParticipantId participant,
        @Nullable AssetId asset,
        @Nullable String words,
        LocalDate from,
        @Nullable LocalDate until) {
    /** What the tie is. */
    public enum Kind {
        /** Works for the participant. */
        EMPLOYMENT,
        /** Director, supervisor, legal representative. */
        OFFICE,
        /** Holds shares or another stake. */
        STAKE,
        /** Advises it, or is its attorney. */
        ADVICE,
        /** A near relative has one of the ties above, or is the participant. */
        FAMILY,
        /** Inventor, designer or author of the asset. */
        MAKER,
        /** Owns a right in the asset, or is paid by its success. */
        RIGHT,
        /** Drafted, prosecuted, litigated or brokered the asset. */
        EARLIER_WORK,
        /** Anything else that the expert thinks must be known. */
        OTHER;

        boolean isOfAsset() {
            return this == MAKER || this == RIGHT || this == EARLIER_WORK;
        }
    }

    public Interest {
        if (kind == null || from == null) {
            throw new IllegalArgumentException("an interest has a kind and a first day");
        }
        if (kind.isOfAsset() ? asset == null || participant != null : participant == null && asset == null) {
            throw new IllegalArgumentException(
                    kind.isOfAsset() ? kind + " is a tie to an asset" : kind + " is a tie to a participant");
        }
        if (until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("an interest ends after it begins");
        }
    }

    /** Whether it stands on a day, or ended so shortly before that it still counts. */
    boolean counts(LocalDate day, java.time.Period coolingOff) {
        return !from.isAfter(day)
                && (until == null
                        || until.isAfter(day)
                        || until.plus(coolingOff).isAfter(day));
    }

    boolean stands(LocalDate day) {
        return !from.isAfter(day) && (until == null || until.isAfter(day));
    }
}
