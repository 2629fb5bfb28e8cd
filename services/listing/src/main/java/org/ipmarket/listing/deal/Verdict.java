package org.ipmarket.listing.deal;

import java.time.LocalDate;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.OfferId;

/**
 * How one gate of a deal stands.
 *
 * @param gate its name: one of {@link DealGate}, or of the gates of every offer
 * @param reason why it stands so, for people
 * @param source of the rule
 * @param since the day of the fact that it rests on, or null
 * @param until the last day on which it stands so, or null where no period runs
 * @param provisional whether {@code until} rests on holidays that are not announced, or null
 * @param asset the first one that it is about, or null
 * @param conflicting the offer or deal in the way, or null
 */
public record Verdict(
        String gate,
        State state,
        String reason,
        String source,
        LocalDate since,
        LocalDate until,
        Boolean provisional,
        AssetId asset,
        OfferId conflicting) {
    public enum State {
        PASSED,
        CLOSED,
        /** It opens when somebody has spoken or a period has run. */
        WAITING,
        NOT_APPLICABLE
    }

    public boolean bars() {
        return state == State.CLOSED || state == State.WAITING;
    }

    public static Verdict of(DealGate gate, State state, String reason) {
        return new Verdict(gate.name(), state, reason, gate.source(), null, null, null, null, null);
    }
}
