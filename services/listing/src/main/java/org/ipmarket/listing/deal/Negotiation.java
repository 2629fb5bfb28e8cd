package org.ipmarket.listing.deal;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rounds of a deal and who has accepted the last one. An offer can be accepted only while it stands, and a counter-offer ends it (Civil
 * Code 478, 481, 488); an acceptance comes from the side to which it was made (Civil Code 479). A round that somebody made for a side
 * needs the word of a user of that side, too.
 *
 * @param rounds oldest first
 * @param acceptances of any round, oldest first
 */
public record Negotiation(List<Round> rounds, List<Acceptance> acceptances) {
    public Negotiation {
        rounds = List.copyOf(rounds);
        acceptances = List.copyOf(acceptances);
    }

    /** @param by the login that accepted */
    public record Acceptance(int round, Side side, String by) {}

    /**
     * How many different logins of each side have to stand behind the round that binds it.
     *
     * @param seller 2 where the seller's own rules ask for a second person
     */
    public record Needed(int seller, int buyer) {
        int of(Side side) {
            return side == Side.SELLER ? seller : buyer;
        }
    }

    /** What became of an acceptance. */
    public sealed interface Answer {
        /** Both sides are bound by this round. */
        record Agreed(Round round) implements Answer {}

        /** It counts; the named side still needs another of its users. */
        record Noted(Round round, Side waitsFor) implements Answer {}

        record Refused(Why why, String reason) implements Answer {}
    }

    /** Why an acceptance or a round cannot be. */
    public enum Why {
        NO_SUCH_ROUND("no-such-round"),
        SUPERSEDED("round-superseded"),
        LAPSED("round-lapsed"),
        OWN_ROUND("own-round"),
        SAME_PERSON("second-person-needed"),
        TOO_MANY_ROUNDS("too-many-rounds");

        private final String slug;

        Why(String slug) {
            this.slug = slug;
        }

        /** Names the problem to a caller. */
        public String slug() {
            return slug;
        }
    }

    public Optional<Round> last() {
        return rounds.isEmpty() ? Optional.empty() : Optional.of(rounds.getLast());
    }

    /** Whether a further round may be made; either side may, its own last one too is taken back by the next. */
    public Optional<Answer.Refused> refuseRound(int most) {
        return rounds.size() < most
                ? Optional.empty()
                : Optional.of(new Answer.Refused(
                        Why.TOO_MANY_ROUNDS, "a deal has at most " + most + " rounds; break it off and propose anew"));
    }

    /**
     * Judges an acceptance.
     *
     * @param side for which it is given
     * @param by the login
     * @param number of the round that its giver has read
     */
    public Answer accept(Side side, String by, int number, Needed needed, Instant now) {
        if (number < 1 || number > rounds.size()) {
            return new Answer.Refused(Why.NO_SUCH_ROUND, "there is no round " + number);
        }
        Round round = rounds.get(number - 1);
        if (number < rounds.size()) {
            return new Answer.Refused(
                    Why.SUPERSEDED, "round " + rounds.size() + " has taken the place of round " + number);
        }
        if (round.hasLapsed(now)) {
            return new Answer.Refused(Why.LAPSED, "round " + number + " could be accepted until " + round.validUntil());
        }
        Set<String> own = standBehind(round, side);
        if (own.size() >= needed.of(side)) {
            return round.by() == side
                    ? new Answer.Refused(Why.OWN_ROUND, "only the other side can accept round " + number)
                    : new Answer.Refused(Why.SAME_PERSON, "the " + side + " has accepted round " + number);
        }
        if (!own.add(by)) {
            return new Answer.Refused(
                    Why.SAME_PERSON, "the second acceptance of the " + side + " needs another person");
        }
        if (own.size() < needed.of(side)) {
            return new Answer.Noted(round, side);
        }
        Side other = side.other();
        return standBehind(round, other).size() < needed.of(other)
                ? new Answer.Noted(round, other)
                : new Answer.Agreed(round);
    }

    /** The users of a side that are behind a round: who made it, if it was one of them, and who accepted it. */
    private Set<String> standBehind(Round round, Side side) {
        Set<String> logins = new HashSet<>();
        if (round.by() == side && round.ownUser()) {
            logins.add(round.offeredBy());
        }
        acceptances.stream()
                .filter(given -> given.round() == round.number() && given.side() == side)
                .forEach(given -> logins.add(given.by()));
        return logins;
    }
}
