package org.ipmarket.listing.offer;

import java.util.List;
import java.util.Optional;
import org.ipmarket.messages.Standing;

/** Judges whether an offer or deal may go ahead: every gate, in the order in which they are told. */
public final class Gates {
    private Gates() {}

    public static List<Judgement> judge(GateFacts facts) {
        return List.of(
                terms(facts),
                relisting(facts),
                standing(facts),
                RegisterGates.inForce(facts),
                RegisterGates.annuities(facts),
                RegisterGates.current(facts),
                RegisterGates.ownershipOfWorks(facts),
                ConsentGates.coOwners(facts),
                ConsentGates.pledgees(facts),
                ConflictGates.grants(facts),
                ConflictGates.offers(facts),
                RegisterGates.openLicence(facts),
                DeclaredGates.publicity(facts),
                DeclaredGates.stateOwned(facts),
                DeclaredGates.export(facts),
                DeclaredGates.priority(facts),
                whoMayNotBid(facts));
    }

    /** The first gate that bars, or empty where none does. */
    public static Optional<Judgement> firstBarring(List<Judgement> judged) {
        return judged.stream().filter(Judgement::bars).findFirst();
    }

    private static Judgement terms(GateFacts facts) {
        return facts.termsRefusal() == null
                ? Judgement.passed(Gate.CENTRE_TERMS, "the centre trades such rights in such a way")
                : Judgement.closed(Gate.CENTRE_TERMS, facts.termsRefusal());
    }

    private static Judgement relisting(GateFacts facts) {
        if (facts.relistingRefusal() != null) {
            return Judgement.closed(Gate.RELISTING, facts.relistingRefusal());
        }
        return facts.proposal().relisting()
                ? Judgement.passed(Gate.RELISTING, "the earlier offer may be offered anew on these terms")
                : Judgement.notApplicable(Gate.RELISTING, "it offers nothing anew");
    }

    private static Judgement standing(GateFacts facts) {
        return facts.seller().standing() == Standing.QUALIFIED
                ? Judgement.passed(Gate.SELLER_QUALIFIED, "the seller is QUALIFIED")
                : Judgement.closed(
                        Gate.SELLER_QUALIFIED, "the seller is " + facts.seller().standing());
    }

    private static Judgement whoMayNotBid(GateFacts facts) {
        if (facts.proposal().way() == GateFacts.Way.AGREEMENT) {
            return Judgement.notApplicable(Gate.WHO_MAY_NOT_BID, "nobody bids for what is agreed between two");
        }
        int related = facts.seller().related().size();
        return Judgement.passed(
                Gate.WHO_MAY_NOT_BID,
                "the seller, whoever acts for it, the centre and its staff may not bid; "
                        + (related == 0 ? "no related party is declared" : related + " related parties are declared"));
    }
}
