package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.consent.ConsentBook;
import org.ipmarket.listing.consent.Consenter;
import org.ipmarket.listing.deal.DealState;
import org.ipmarket.listing.offer.ConsentGates;
import org.ipmarket.listing.offer.GateFacts;
import org.ipmarket.listing.store.DealRow;
import org.ipmarket.listing.store.Deals;
import org.ipmarket.listing.store.StepRow;
import org.ipmarket.messages.id.OfferId;

/** The consents to a deal: who must give one, who has, and to what. The sides' bargain is shown to those whose consent it needs once it is agreed. */
@ApplicationScoped
public class DealConsents {
    private final Deals deals;
    private final DealGates gates;
    private final ConsentDesk desk;

    DealConsents(Deals deals, DealGates gates, ConsentDesk desk) {
        this.deals = deals;
        this.gates = gates;
        this.desk = desk;
    }

    /** Whose consent the deal needs, and all that was said. */
    public record View(DealRow deal, Set<Consenter> needed, ConsentBook said) {}

    /** For the sides, the centre's staff, the other owners and the pledgees; to anybody else there is no such deal. */
    @Transactional
    public View get(Caller caller, OfferId id) {
        DealRow row = deals.find(caller.mode(), id).orElse(null);
        return view(row, facts(caller, row, id));
    }

    /** The consents as they are now, and the step that waits for a second user where one is needed. */
    public record Outcome(View view, Optional<StepRow> step) {}

    /** @param said read when it is clear that the caller may know of the deal */
    @Transactional
    public Outcome say(Caller caller, OfferId id, Supplier<ConsentDesk.Said> said) {
        DealRow row = lock(caller, id);
        ConsentDesk.Matter matter = matter(caller, row, id);
        Optional<StepRow> step = desk.say(caller, matter, said.get());
        return new Outcome(view(row, facts(caller, row, id)), step);
    }

    /** Says what one user of the participant has proposed and another confirms. */
    void confirm(Caller confirming, OfferId id, StepRow step) {
        DealRow row = lock(confirming, id);
        desk.confirm(confirming, matter(confirming, row, id), step);
    }

    private DealRow lock(Caller caller, OfferId id) {
        return deals.lock(id.value())
                .filter(found -> found.mode == caller.mode())
                .orElse(null);
    }

    private ConsentDesk.Matter matter(Caller caller, DealRow row, OfferId id) {
        GateFacts facts = facts(caller, row, id);
        if (row.state != DealState.AGREED && row.state != DealState.REVIEWED) {
            throw Problems.conflict(
                    "deal-state",
                    "Consents are given and taken back between agreement and approval; the deal is " + row.state + ".",
                    Map.of("state", row.state.name()));
        }
        return new ConsentDesk.Matter(row.deal(), row.centreCode(), facts);
    }

    private static View view(DealRow row, GateFacts facts) {
        return new View(row, ConsentGates.needed(facts), facts.consents());
    }

    private GateFacts facts(Caller caller, DealRow row, OfferId id) {
        if (row == null) {
            throw Problems.notFound("deal", id);
        }
        GateFacts facts = gates.facts(row.whole(), gates.look(row));
        boolean concerned = row.agreedRound != null && ConsentGates.concerns(caller.actsFor(), facts);
        if (!DealDesk.isInside(caller, row) && !concerned) {
            throw Problems.notFound("deal", id);
        }
        return facts;
    }
}
