package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.offer.Gates;
import org.ipmarket.listing.offer.Judgement;
import org.ipmarket.listing.store.Assets;
import org.ipmarket.listing.store.Centres;
import org.ipmarket.listing.store.OfferRow;
import org.ipmarket.listing.store.Offers;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.OfferId;

/** Says of an offer, in whatever state, which gates hold: as if it were announced now. */
@ApplicationScoped
public class GateBoard {
    private final Offers offers;
    private final Assets assets;
    private final Centres centres;
    private final OfferGates gates;
    private final MarketClock clock;

    GateBoard(Offers offers, Assets assets, Centres centres, OfferGates gates, MarketClock clock) {
        this.offers = offers;
        this.assets = assets;
        this.centres = centres;
        this.gates = gates;
        this.clock = clock;
    }

    /** Every gate, at that moment. */
    public record Report(OfferRow offer, Instant judgedAt, List<Judgement> gates) {
        /** Those that bar. */
        public List<Judgement> barring() {
            return gates.stream().filter(Judgement::bars).toList();
        }
    }

    @Transactional
    public Report report(Caller caller, OfferId id) {
        OfferRow row = offers.find(caller.mode(), id)
                .filter(found -> OfferDesk.sees(caller, found))
                .orElseThrow(() -> Problems.notFound("listing", id));
        return new Report(
                row.whole(),
                clock.now(),
                Gates.judge(gates.facts(
                        row,
                        assets.list("id in ?1 order by id", row.assetIds()),
                        centres.find(row.mode, row.centreCode()).orElseThrow())));
    }
}
