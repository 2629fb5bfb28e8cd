package org.ipmarket.bidding.lot;

import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.event.ParticipantChanged;

/** Who may bid on a lot, and why not. Pure. */
final class Eligibility {
    private Eligibility() {}

    sealed interface Verdict {
        /** @param related whether it and the seller have declared an interest in common: shown, and no bar */
        record Eligible(boolean related) implements Verdict {}

        /** Something bars it that may pass. */
        record NotYet(String reason) implements Verdict {}

        /** Not on this lot. */
        record Never(String reason) implements Verdict {}
    }

    /**
     * @param banned whether it defaulted on the lot, or on one that the lot relists
     * @param exportCleared whether the exporter has shown the decision for this buyer
     */
    static Verdict of(
            ParticipantChanged buyer,
            ParticipantChanged seller,
            OfferAnnounced offer,
            boolean banned,
            boolean exportCleared) {
        if (buyer.mode() != offer.mode()) {
            return new Verdict.Never("The participant belongs to another market.");
        }
        if (buyer.participant().equals(offer.seller())) {
            return new Verdict.Never("The seller may not bid on its own lot (Auction Law 30).");
        }
        if (seller.agents() != null && seller.agents().contains(buyer.participant())) {
            return new Verdict.Never("Whoever acts for the seller may not bid on its lot (Auction Law 30).");
        }
        if (buyer.staffOf() != null && buyer.staffOf().contains(offer.centre())) {
            return new Verdict.Never(
                    "The centre's staff, and whoever acts for it, may not bid there (Auction Law 22).");
        }
        if (banned) {
            return new Verdict.Never("Who defaulted may not bid on the lot or what relists it (Auction Law 39).");
        }
        if (buyer.outsideMainland() && !exportCleared) {
            return new Verdict.NotYet(
                    "A buyer outside the mainland needs evidence of the export decision before it may bid"
                            + " (Technology Import and Export Regulations 29-40).");
        }
        return switch (buyer.standing()) {
            case REGISTERED -> new Verdict.NotYet("The participant is not yet qualified by a centre.");
            case SUSPENDED -> new Verdict.NotYet("The participant is suspended.");
            case QUALIFIED -> new Verdict.Eligible(areRelated(buyer, seller));
        };
    }

    private static boolean areRelated(ParticipantChanged buyer, ParticipantChanged seller) {
        return buyer.related().contains(seller.participant())
                || seller.related().contains(buyer.participant())
                || (buyer.agents() != null && buyer.agents().contains(seller.participant()));
    }
}
