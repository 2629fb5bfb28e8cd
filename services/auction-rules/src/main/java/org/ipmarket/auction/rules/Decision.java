package org.ipmarket.auction.rules;

import java.time.Duration;
import org.ipmarket.messages.Money;

/** What the rules say to a command. */
public sealed interface Decision {
    /** The command took effect, or is a judged bid: an entry of the lot's log. */
    sealed interface Step extends Decision {
        /** The state after it. */
        LotState next();
    }

    record Admitted(LotState next) implements Step {}

    record Left(LotState next) implements Step {}

    record ReserveFixed(LotState next) implements Step {}

    record KeysPublished(LotState next) implements Step {}

    record Opened(LotState next) implements Step {}

    /** @param extended whether the bid came so late that it moved the end */
    record BidAccepted(LotState next, boolean extended) implements Step {}

    /** @param lowestAcceptable what would do; null where no amount would now */
    record BidRejected(LotState next, Rejection reason, Money lowestAcceptable) implements Step {}

    record Suspended(LotState next) implements Step {}

    /** @param lost how much later the lot ends for it */
    record Resumed(LotState next, Duration lost) implements Step {}

    record Advanced(LotState next) implements Step {}

    record Revealed(LotState next) implements Step {}

    record Unsealed(LotState next) implements Step {}

    record Corrected(LotState next) implements Step {}

    record Closed(LotState next, Outcome outcome) implements Step {}

    record Cancelled(LotState next) implements Step {}

    record RunnerUpAwarded(LotState next, RunnerUp award) implements Step {}

    record Refused(Refusal why, Phase phase) implements Decision {}
}
