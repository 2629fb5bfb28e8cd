package org.ipmarket.settlement.bank.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which claim money belongs to: the one whose reference it carries (in its text, or by the sub-account it was paid to); without
 * a reference, the only open one of the payer for exactly the amount. The payer must be the participant. What does not match is
 * never guessed: it waits for an operator, or goes back.
 */
public final class MatchRule {
    private static final int REFERENCE = 60;
    private static final int SLIPPED_REFERENCE = 35;
    private static final int NAME = 25;
    private static final int AMOUNT = 15;
    /** What looks like a reference, sound or not: its payer meant something by it. */
    private static final Pattern MEANT = Pattern.compile("(?<![0-9A-Z])[DTR][0-9A-Z]{12,14}(?![0-9A-Z])");

    private MatchRule() {}

    /** Whether amount and name may say what the money is for: it carries no reference, not even a broken one, and its payer is one alone. */
    public static boolean mayGoByName(Incoming money) {
        return money.reference() == null && money.holders().size() == 1 && !meansAReference(money.text());
    }

    /** The claim that the money is for by amount and name, where these may say it. */
    public static Optional<Claim> byAmountAndName(Incoming money, Collection<Claim> claims) {
        if (!mayGoByName(money)) {
            return Optional.empty();
        }
        List<Claim> fitting = claims.stream()
                .filter(claim -> claim.open()
                        && claim.amount().equals(money.amount())
                        && money.holders().contains(claim.participant())
                        && inTime(money, claim))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    /** What an operator should look at, best first; claims that share nothing with the money are left out. */
    public static List<Candidate> candidates(Incoming money, Collection<Claim> claims, int most) {
        return claims.stream()
                .map(claim -> judged(money, claim))
                .filter(candidate -> candidate.score() > AMOUNT)
                .sorted(Comparator.comparingInt(Candidate::score)
                        .reversed()
                        .thenComparing(candidate -> candidate.claim().id()))
                .limit(most)
                .toList();
    }

    /** What speaks for one claim and against it. */
    public static Candidate judged(Incoming money, Claim claim) {
        List<String> reasons = new ArrayList<>();
        List<String> against = new ArrayList<>();
        int score = 0;
        if (claim.reference().equals(money.reference())) {
            score += REFERENCE;
            reasons.add("It carries the reference " + claim.reference() + ".");
        } else if (words(money.text()).anyMatch(word -> isSlip(word, claim.reference()))) {
            score += SLIPPED_REFERENCE;
            reasons.add("Its text has nearly the reference " + claim.reference() + ".");
        }
        boolean named = money.holders().contains(claim.participant());
        if (named) {
            score += NAME;
            reasons.add(
                    money.holders().size() == 1
                            ? "The payer is the participant."
                            : "The payer's name is the participant's, and others' too.");
        } else {
            against.add(
                    money.holders().isEmpty()
                            ? "Nobody is known under the payer's name or account."
                            : "The payer is another participant.");
        }
        boolean exact = claim.amount().equals(money.amount());
        if (exact) {
            score += AMOUNT;
            reasons.add("The amount is exactly what is expected.");
        } else {
            against.add("Expected are " + claim.amount() + ", not " + money.amount() + ".");
        }
        if (!claim.open()) {
            against.add("It is " + claim.state() + "; no money is expected.");
        }
        if (!inTime(money, claim)) {
            against.add("It was booked at " + money.bookedAt() + ", after it was due at " + claim.due() + ".");
        }
        // money of a known participant is never another's, whatever an operator says
        boolean assignable = exact
                && claim.open()
                && inTime(money, claim)
                && (named || money.holders().isEmpty());
        return new Candidate(claim, score, assignable, reasons, against);
    }

    private static boolean inTime(Incoming money, Claim claim) {
        return claim.due() == null || !money.bookedAt().isAfter(claim.due());
    }

    private static boolean meansAReference(String text) {
        return MEANT.matcher(text.toUpperCase(Locale.ROOT)).find();
    }

    private static java.util.stream.Stream<String> words(String text) {
        return MEANT.matcher(text.toUpperCase(Locale.ROOT)).results().map(found -> found.group());
    }

    /** One character wrong, missing, too many, or two neighbours exchanged. */
    static boolean isSlip(String written, String meant) {
        int shorter = Math.min(written.length(), meant.length());
        int head = 0;
        while (head < shorter && written.charAt(head) == meant.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && written.charAt(written.length() - 1 - tail) == meant.charAt(meant.length() - 1 - tail)) {
            tail++;
        }
        int left = written.length() - head - tail;
        int right = meant.length() - head - tail;
        boolean swapped = left == 2
                && right == 2
                && written.charAt(head) == meant.charAt(head + 1)
                && written.charAt(head + 1) == meant.charAt(head);
        return swapped || left <= 1 && right <= 1;
    }
}
