package org.ipmarket.auction.sealing;

import org.ipmarket.messages.Money;

/** What the released keys show of a sealed bid. The same for everybody, whichever of the keepers released theirs. */
public sealed interface Opening {
    record Opened(Money amount) implements Opening {}

    record Refused(Reason reason) implements Opening {}

    /** Why a sealed bid is none. The first four can be told before the opening, and are at the door. */
    enum Reason {
        /** Fields are missing or have another size than a sealed bid's. */
        MALFORMED,
        /** It was sealed for another lot. */
        OTHER_LOT,
        /** It was sealed in another bidder's name. */
        OTHER_BIDDER,
        /** It was sealed to other keys than the lot's. */
        OTHER_KEYS,
        /** A keeper's share cannot be read with the keeper's key. */
        BAD_SHARE,
        /** The shares do not give the key to which the bid committed. */
        OTHER_KEY,
        /** The key does not read the bid, or what it reads is no offer for this lot by this bidder. */
        UNREADABLE,
        /** Other shares would give another key: the bid could be opened with some keepers and not with others. */
        INCONSISTENT
    }
}
