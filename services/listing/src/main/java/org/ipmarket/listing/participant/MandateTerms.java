package org.ipmarket.listing.participant;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.listing.Violation;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * A power of attorney in writing: who acts, in what, how long (Civil Code 165).
 *
 * @param agent a participant; null where a named user is the agent
 * @param agentUser the login of a named user; null where a participant is the agent
 * @param assets what it is confined to; empty for everything
 * @param from first day, in the market's time zone
 * @param until last day
 * @param document the signed paper among the evidence
 */
public record MandateTerms(
        ParticipantId agent,
        String agentUser,
        MandateScope scope,
        Set<AssetId> assets,
        LocalDate from,
        LocalDate until,
        UUID document) {
    public static final int MOST_ASSETS = 500;
    private static final int LONGEST_LOGIN = 100;

    public MandateTerms {
        assets = assets == null ? Set.of() : Set.copyOf(assets);
    }

    /** @param longestDays how long a power of attorney may be given for */
    public List<Violation> check(ParticipantId principal, LocalDate today, int longestDays) {
        List<Violation> found = new ArrayList<>();
        if ((agent == null) == (agentUser == null)) {
            found.add(new Violation("agent", "name either a participant (agent) or a user (agentUser)"));
        } else if (principal.equals(agent)) {
            found.add(new Violation("agent", "nobody is its own agent"));
        } else if (agentUser != null && (agentUser.isBlank() || agentUser.length() > LONGEST_LOGIN)) {
            found.add(new Violation("agentUser", "1 to " + LONGEST_LOGIN + " characters"));
        }
        if (assets.size() > MOST_ASSETS) {
            found.add(new Violation("assets", "at most " + MOST_ASSETS + " assets"));
        }
        if (until.isBefore(from) || until.isBefore(today)) {
            found.add(new Violation("until", "lies before the first day, or before today"));
        } else if (from.plusDays(longestDays).isBefore(until)) {
            found.add(new Violation("until", "at most " + longestDays + " days after the first"));
        }
        return found;
    }

    public boolean isInForceOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }

    /** Whether it is good for this and all of these assets. */
    public boolean covers(MandateScope asked, Collection<AssetId> concerned) {
        return scope.covers(asked) && (assets.isEmpty() || assets.containsAll(concerned));
    }
}
