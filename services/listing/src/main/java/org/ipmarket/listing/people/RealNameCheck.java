package org.ipmarket.listing.people;

import org.ipmarket.listing.participant.CheckKind;
import org.ipmarket.listing.participant.Identity;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.ParticipantKind;

/**
 * Finds out whether a party is who it says. A place that has an authority's or a bank's service to ask brings a bean of
 * its own; without one, people look: see {@link ByHand}.
 */
public interface RealNameCheck {
    /** What came of the question. */
    sealed interface Answer {
        /** People have to look; of an account: by a small payment. */
        record ByHand() implements Answer {}

        /**
         * The service knows.
         *
         * @param source which one, and its reference
         * @param reason why not, where it has not passed; else null
         */
        record Found(boolean passed, String source, String reason) implements Answer {}
    }

    Answer ask(CheckKind kind, ParticipantKind party, LocalizedText name, Identity identity);
}
