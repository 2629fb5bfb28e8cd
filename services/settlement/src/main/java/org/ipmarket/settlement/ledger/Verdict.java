package org.ipmarket.settlement.ledger;

import java.util.UUID;

/** What became of a transfer that was handed in. */
public sealed interface Verdict {
    /** It moved money. */
    record Posted() implements Verdict {}

    /** Its cause had moved money before, by the transfer named; nothing happened now. */
    record Repeated(UUID before) implements Verdict {}

    /** More was to be taken from an account than is available. Nothing happened. */
    record Refused(Account account, String why) implements Verdict {}
}
