package org.ipmarket.auction.oracle;

import java.util.List;

/**
 * What came of a history.
 *
 * @param answers to each fact, in words of {@code docs/formats.md}
 * @param phase SCHEDULED, OPEN, SUSPENDED, CLOSED or CANCELLED
 * @param reason why it was not sold; null where it was, or has not closed
 * @param winners with what each owes, best first
 * @param ranking with what each offered, best first
 * @param runnerUp with what it would owe; null where nobody waits
 */
record Verdict(
        List<String> answers,
        String phase,
        String reason,
        List<Stake> winners,
        List<Stake> ranking,
        int extensions,
        Stake runnerUp) {
    record Stake(int bidder, long amount) {
        @Override
        public String toString() {
            return bidder + "@" + amount;
        }
    }

    /** The first thing in which the other differs; null where they are the same. */
    String difference(Verdict other) {
        for (int i = 0; i < Math.min(answers.size(), other.answers.size()); i++) {
            if (!answers.get(i).equals(other.answers.get(i))) {
                return "fact " + i + " is answered " + answers.get(i) + " against " + other.answers.get(i);
            }
        }
        return equals(other) ? null : result() + " against " + other.result();
    }

    String result() {
        return phase + (reason == null ? "" : " " + reason) + ", winners " + winners + ", ranking " + ranking
                + ", extensions " + extensions + ", runner-up " + runnerUp;
    }
}
