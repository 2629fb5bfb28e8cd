package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.consent.ConsentBook;
import org.ipmarket.listing.consent.Consenter;
import org.ipmarket.listing.consent.Word;
import org.ipmarket.listing.offer.ConsentGates;
import org.ipmarket.listing.offer.GateFacts;
import org.ipmarket.listing.offer.OfferState;
import org.ipmarket.listing.store.AssetRow;
import org.ipmarket.listing.store.Assets;
import org.ipmarket.listing.store.Centres;
import org.ipmarket.listing.store.OfferRow;
import org.ipmarket.listing.store.Offers;
import org.ipmarket.listing.store.StepRow;
import org.ipmarket.messages.Impediment;
import org.ipmarket.messages.id.OfferId;

/** The consents to an offer: who must give one, who has, and to what. */
@ApplicationScoped
public class OfferConsents {
    private final Offers offers;
    private final Assets assets;
    private final Centres centres;
    private final OfferGates gates;
    private final ConsentDesk desk;
    private final ImpedimentDesk impediments;

    OfferConsents(
            Offers offers,
            Assets assets,
            Centres centres,
            OfferGates gates,
            ConsentDesk desk,
            ImpedimentDesk impediments) {
        this.offers = offers;
        this.assets = assets;
        this.centres = centres;
        this.gates = gates;
        this.desk = desk;
        this.impediments = impediments;
    }

    /** Whose consent the offer needs, and all that was said. */
    public record View(OfferRow offer, Set<Consenter> needed, ConsentBook said, GateFacts facts) {}

    /** For the seller, the centre's staff, the other owners and the pledgees; to anybody else there is no such listing. */
    @Transactional
    public View get(Caller caller, OfferId id) {
        return view(caller, offers.find(caller.mode(), id).orElse(null), id);
    }

    /** The consents as they are now, and the step that waits for a second user where one is needed. */
    public record Outcome(View view, Optional<StepRow> step) {}

    /** @param said read when it is clear that the caller may know of the offer */
    @Transactional
    public Outcome say(Caller caller, OfferId id, Supplier<ConsentDesk.Said> said) {
        OfferRow row = lock(caller, id);
        View before = view(caller, row, id);
        requireInTime(row);
        ConsentDesk.Said what = said.get();
        if (row.announcedAt != null) {
            if (what.word() == Word.WITHDRAWN) {
                throw tooLate(row);
            }
            what = what.asPledgee();
        }
        Optional<StepRow> step = desk.say(caller, matter(row, before), what);
        follow(row);
        return new Outcome(view(caller, row, id), step);
    }

    /** Says what one user of the participant has proposed and another confirms. */
    void confirm(Caller confirming, OfferId id, StepRow step) {
        OfferRow row = lock(confirming, id);
        View before = view(confirming, row, id);
        requireInTime(row);
        desk.confirm(confirming, matter(row, before), step);
        follow(row);
    }

    private OfferRow lock(Caller caller, OfferId id) {
        return offers.lock(id).filter(found -> found.mode == caller.mode()).orElse(null);
    }

    private static ConsentDesk.Matter matter(OfferRow row, View view) {
        return new ConsentDesk.Matter(row.offer(), row.centreCode(), view.facts());
    }

    private static void requireInTime(OfferRow row) {
        if (row.announcedAt != null && !awaitsPledgee(row) || row.state == OfferState.WITHDRAWN) {
            throw tooLate(row);
        }
    }

    private void follow(OfferRow row) {
        if (row.announcedAt != null) {
            impediments.judge(List.of(row), "consent");
        }
    }

    /** A pledge came after the announcement: its pledgee may still consent, and the lot goes on. */
    private static boolean awaitsPledgee(OfferRow row) {
        return row.state.awaitsResult()
                && row.impediments.stream().anyMatch(each -> each.ground() == Impediment.PLEDGED);
    }

    private static RuntimeException tooLate(OfferRow row) {
        return Problems.conflict(
                "listing-state",
                "Consents are given and taken back before the announcement; the listing is " + row.state + ".",
                Map.of("state", row.state.name()));
    }

    private View view(Caller caller, OfferRow row, OfferId id) {
        if (row == null) {
            throw Problems.notFound("listing", id);
        }
        List<AssetRow> offered = assets.list("id in ?1 order by id", row.assetIds());
        GateFacts facts = gates.facts(
                row.whole(), offered, centres.find(row.mode, row.centreCode()).orElseThrow());
        if (!OfferDesk.isInside(caller, row) && !ConsentGates.concerns(caller.actsFor(), facts)) {
            throw Problems.notFound("listing", id);
        }
        return new View(row, ConsentGates.needed(facts), facts.consents(), facts);
    }
}
