package org.ipmarket.listing.offer;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.ParticipantId;

/** When an ended offer may be offered anew; the chain of relistings carries bans and limits of price cuts. */
public final class Relisting {
    private Relisting() {}

    /**
     * Limits, each a setting.
     *
     * @param within an unsold lot may be relisted so long after its end (model: 30 days)
     * @param cutBasisPoints the start price may be so much lower than the one before (model: 20 %)
     */
    public record Limits(Duration within, int cutBasisPoints) {}

    /**
     * The offer that is to be offered anew.
     *
     * @param endedAt when it ended, or null while it has not
     */
    public record Earlier(ParticipantId seller, OfferState state, OfferTerms terms, Instant endedAt) {}

    /** Why the earlier offer may not be offered anew on these terms; empty where it may. */
    public static Optional<String> refuse(
            Earlier earlier, ParticipantId seller, OfferTerms terms, Instant now, Limits limits) {
        if (!earlier.seller().equals(seller)) {
            return Optional.of("only the seller of the earlier offer relists it");
        }
        if (!canBeRelisted(earlier.state())) {
            return Optional.of("an offer that is " + earlier.state() + " cannot be relisted");
        }
        if (!new HashSet<>(earlier.terms().assets()).equals(new HashSet<>(terms.assets()))
                || earlier.terms().right() != terms.right()) {
            return Optional.of("a relisting offers the same right in the same assets");
        }
        if (!earlier.terms().extent().equals(terms.extent())) {
            return Optional.of("a relisting offers a licence of the same territories, fields and days");
        }
        if (earlier.endedAt() == null || now.isAfter(earlier.endedAt().plus(limits.within()))) {
            return Optional.of(
                    "the earlier offer ended on " + earlier.endedAt() + ", more than " + limits.within() + " ago");
        }
        return cut(earlier.terms().startPrice(), terms.startPrice(), limits.cutBasisPoints());
    }

    private static boolean canBeRelisted(OfferState state) {
        return state == OfferState.UNSOLD || state == OfferState.CANCELLED || state == OfferState.DEFAULTED;
    }

    private static Optional<String> cut(Money before, Money now, int cutBasisPoints) {
        if (!before.currency().equals(now.currency())) {
            return Optional.of("a relisting keeps the currency, " + before.currencyCode());
        }
        Money lowest = before.minus(before.basisPoints(cutBasisPoints));
        return now.compareTo(lowest) < 0
                ? Optional.of("the start price may be cut to " + lowest + " at most")
                : Optional.empty();
    }
}
