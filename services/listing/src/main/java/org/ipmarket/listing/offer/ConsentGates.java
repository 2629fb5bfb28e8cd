package org.ipmarket.listing.offer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ipmarket.listing.consent.ConsentBook;
import org.ipmarket.listing.consent.Consenter;
import org.ipmarket.listing.grant.Bar;
import org.ipmarket.listing.grant.Conflicts;
import org.ipmarket.listing.grant.Kind;
import org.ipmarket.listing.offer.Judgement.Finding;
import org.ipmarket.listing.offer.Judgement.State;
import org.ipmarket.messages.OwnerShare;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.id.ParticipantId;

/** Who must agree beside the seller. */
public final class ConsentGates {
    private ConsentGates() {}

    /** Whose consent the offer needs: co-owners, then pledgees. */
    public static Set<Consenter> needed(GateFacts facts) {
        Set<Consenter> all = new LinkedHashSet<>();
        for (GateFacts.Asset asset : facts.assets()) {
            all.addAll(coOwners(facts, asset));
        }
        for (GateFacts.Asset asset : facts.assets()) {
            pledges(facts, asset).forEach(pledge -> all.add(pledgee(pledge)));
        }
        return all;
    }

    /** Whether somebody (null for nobody) owns a share of what is offered or holds a pledge on it, and so may know what it consents to. */
    public static boolean concerns(ParticipantId who, GateFacts facts) {
        return who != null
                && facts.assets().stream()
                        .anyMatch(asset -> asset.isOwnedBy(who)
                                || asset.inForce().stream()
                                        .filter(lien -> lien.grant().kind() == Kind.PLEDGE)
                                        .anyMatch(lien -> who.equals(lien.holder())));
    }

    static Judgement coOwners(GateFacts facts) {
        ParticipantId seller = facts.seller().id();
        List<Finding> found = new ArrayList<>();
        for (GateFacts.Asset asset : facts.assets()) {
            if (!asset.isOwnedBy(seller)) {
                found.add(new Finding(asset.id(), "the seller is no owner"));
            }
        }
        if (!found.isEmpty()) {
            return Judgement.by(Gate.CO_OWNERS_CONSENT, State.CLOSED, found, null);
        }
        if (facts.assets().stream().allMatch(asset -> asset.owners().size() == 1)) {
            return Judgement.notApplicable(Gate.CO_OWNERS_CONSENT, "the seller owns the whole");
        }
        if (facts.proposal().right() == Right.ORDINARY_LICENCE) {
            return Judgement.notApplicable(
                    Gate.CO_OWNERS_CONSENT,
                    "one owner alone may grant an ordinary licence; the fee is shared among the co-owners");
        }
        boolean refused = false;
        for (GateFacts.Asset asset : facts.assets()) {
            for (Consenter owner : coOwners(facts, asset)) {
                ConsentBook.State said = facts.consents().of(owner);
                if (said != ConsentBook.State.GIVEN) {
                    refused |= said == ConsentBook.State.REFUSED || said == ConsentBook.State.WITHDRAWN;
                    found.add(new Finding(asset.id(), "the consent of " + name(owner) + " is " + said));
                }
            }
        }
        return Judgement.by(
                Gate.CO_OWNERS_CONSENT,
                refused ? State.CLOSED : State.WAITING,
                found,
                "every co-owner has consented to the terms as they are");
    }

    static Judgement pledgees(GateFacts facts) {
        List<Finding> found = new ArrayList<>();
        boolean pledged = false;
        boolean refused = false;
        for (GateFacts.Asset asset : facts.assets()) {
            for (GateFacts.Lien pledge : pledges(facts, asset)) {
                pledged = true;
                ConsentBook.State said = facts.consents().of(pledgee(pledge));
                if (said != ConsentBook.State.GIVEN) {
                    refused |= said == ConsentBook.State.REFUSED || said == ConsentBook.State.WITHDRAWN;
                    found.add(new Finding(
                            asset.id(),
                            "the right is pledged; the consent of " + name(pledgee(pledge)) + " is " + said,
                            Bar.PLEDGE.source(),
                            pledge.grant()));
                }
            }
        }
        if (!pledged) {
            return Judgement.notApplicable(Gate.PLEDGEE_CONSENT, "no pledge reaches what is offered");
        }
        return Judgement.by(
                Gate.PLEDGEE_CONSENT,
                refused ? State.CLOSED : State.WAITING,
                found,
                "every pledgee has consented; the proceeds pay it first or are deposited");
    }

    private static List<Consenter> coOwners(GateFacts facts, GateFacts.Asset asset) {
        if (facts.proposal().right() == Right.ORDINARY_LICENCE) {
            return List.of();
        }
        return asset.owners().stream()
                .map(OwnerShare::participant)
                .filter(owner -> !owner.equals(facts.seller().id()))
                .map(owner -> (Consenter) new Consenter.CoOwner(owner))
                .toList();
    }

    private static List<GateFacts.Lien> pledges(GateFacts facts, GateFacts.Asset asset) {
        var offered = facts.proposal().grant(facts.days().today(), false);
        return asset.inForce().stream()
                .filter(lien -> lien.grant().kind() == Kind.PLEDGE)
                .filter(lien -> Conflicts.between(lien.grant().grant(), offered).isPresent())
                .toList();
    }

    private static Consenter pledgee(GateFacts.Lien pledge) {
        return pledge.holder() == null
                ? new Consenter.OutsidePledgee(pledge.grant().encumbrance())
                : new Consenter.Pledgee(pledge.holder());
    }

    private static String name(Consenter who) {
        return switch (who) {
            case Consenter.CoOwner owner -> "co-owner " + owner.participant();
            case Consenter.Pledgee pledgee -> "pledgee " + pledgee.participant();
            case Consenter.OutsidePledgee pledgee -> "the pledgee of encumbrance " + pledgee.encumbrance();
        };
    }
}
