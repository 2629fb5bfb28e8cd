package org.ipmarket.listing.offer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ipmarket.listing.grant.Bar;
import org.ipmarket.listing.grant.Conflicts;
import org.ipmarket.listing.grant.Grant;
import org.ipmarket.listing.grant.Kind;
import org.ipmarket.listing.grant.StandingGrant;
import org.ipmarket.listing.offer.Judgement.Finding;
import org.ipmarket.listing.offer.Judgement.State;

/** No conflict with what was granted, nor with what is offered or dealt about at any centre. */
final class ConflictGates {
    private ConflictGates() {}

    static Judgement grants(GateFacts facts) {
        Grant offered = facts.proposal().grant(facts.days().today(), false);
        List<Finding> found = new ArrayList<>();
        for (GateFacts.Asset asset : facts.assets()) {
            if (asset.tooMany()) {
                found.add(new Finding(asset.id(), "more grants lie on the assets than can be judged at once"));
            }
            for (GateFacts.Lien lien : asset.inForce()) {
                // a pledge has its own gate
                if (lien.grant().kind() != Kind.PLEDGE) {
                    conflict(lien.grant(), offered, asset, found);
                }
            }
        }
        return Judgement.by(Gate.NO_CONFLICTING_GRANT, State.CLOSED, found, "no grant in force bars what is offered");
    }

    static Judgement offers(GateFacts facts) {
        Grant offered = facts.proposal().grant(facts.days().today(), false);
        List<Finding> found = new ArrayList<>();
        for (GateFacts.Asset asset : facts.assets()) {
            asset.offers().forEach(other -> conflict(other, offered, asset, found));
        }
        return Judgement.by(
                Gate.NO_CONFLICTING_OFFER, State.CLOSED, found, "no offer or deal at any centre bars what is offered");
    }

    private static void conflict(StandingGrant standing, Grant offered, GateFacts.Asset asset, List<Finding> found) {
        Optional<Bar> bar = Conflicts.between(standing.grant(), offered);
        if (bar.isPresent()) {
            String what = standing.inForce()
                    ? "a grant is in force (" + standing.kind() + ")"
                    : "the asset is offered (" + standing.kind() + ") at " + standing.centre();
            found.add(new Finding(
                    asset.id(), what + ": " + bar.get().rule(), bar.get().source(), standing));
        }
    }
}
