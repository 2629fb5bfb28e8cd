package org.ipmarket.bidding.lot;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.ipmarket.auction.rules.Command;
import org.ipmarket.auction.rules.Decision;
import org.ipmarket.auction.rules.Phase;
import org.ipmarket.bidding.store.Database;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.event.LotResumed;
import org.ipmarket.messages.event.LotSuspended;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.id.LotId;

/**
 * A manager of the lot's centre suspends a contest (中止) and lets it go on (恢复), on a ground that the rules list. Both are entries of the
 * lot's log; whatever was to end ends later by the time lost. What impedes the offer itself only listing can lift.
 */
@ApplicationScoped
public class HaltLot {
    private final Database database;
    private final Lots lots;
    private final Audit audit;

    HaltLot(Database database, Lots lots, Audit audit) {
        this.database = database;
        this.lots = lots;
        this.audit = audit;
    }

    private record Audited(Phase state, String reason) {}

    /** @param refused why nothing was done; null where it was */
    private record Attempt(String refused, LotView lot) {}

    /**
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 403 to others, 404 where there is no such lot, 409 where it cannot be suspended now
     */
    public LotView halt(Caller caller, LotId id, HaltGround ground, String reason) {
        String told = ground + ": " + reason;
        return act(caller, id, "lot.suspend", told, lot -> {
            if (lot.halted()) {
                return "An operator has suspended the lot already.";
            }
            if (lot.phase().ended()) {
                return "The lot is " + lot.phase() + ".";
            }
            boolean suspended =
                    lot.judge(new Command.Suspend(lot.now(), told)).decision() instanceof Decision.Suspended;
            if (!suspended && lot.phase() != Phase.SUSPENDED) {
                return "The lot cannot be suspended at this moment.";
            }
            lot.halted(true);
            if (suspended) {
                OfferAnnounced offer = lot.terms().offer();
                lot.tell(new LotSuspended(lot.id(), offer.mode(), offer.centre(), told, lot.now()));
            }
            return null;
        });
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 403 to others, 404 where there is no such lot, 409 where no operator suspended it */
    public LotView goOn(Caller caller, LotId id, String reason) {
        return act(caller, id, "lot.resume", reason, lot -> {
            if (!lot.halted()) {
                return "No operator has suspended the lot.";
            }
            lot.halted(false);
            resume(lot);
            return null;
        });
    }

    /** Lets a suspended lot go on where nothing keeps it any more. */
    static void resume(LockedLot lot) {
        if (!lot.impeded() && !lot.halted() && lot.judge(new Command.Resume()).decision() instanceof Decision.Resumed) {
            OfferAnnounced offer = lot.terms().offer();
            lot.tell(new LotResumed(
                    lot.id(), offer.mode(), offer.centre(), lot.state().endsAt(), lot.now()));
        }
    }

    private interface Act {
        /** @return why nothing was done, or null */
        String on(LockedLot lot);
    }

    private LotView act(Caller caller, LotId id, String action, String reason, Act act) {
        Attempt attempt = database.callInNew(connection -> {
            LockedLot lot = lots.lock(connection, id, caller.mode());
            caller.requireCentre(lot.row().centre(), Role.MANAGER);
            Audited before = new Audited(lot.phase(), null);
            String refused = act.on(lot);
            if (refused == null) {
                audit.record(action, "lot", id, before, new Audited(lot.phase(), reason));
            }
            return new Attempt(refused, lots.save(connection, lot).view());
        });
        if (attempt.refused() != null) {
            throw Problems.conflict(
                    "lot-state",
                    attempt.refused(),
                    Map.of("state", attempt.lot().state()));
        }
        return attempt.lot();
    }
}
