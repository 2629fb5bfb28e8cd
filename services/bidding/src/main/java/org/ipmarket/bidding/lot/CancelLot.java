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
import org.ipmarket.chassis.inbox.PrerequisiteMissing;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.event.LotCancelled;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.event.OfferWithdrawalRefused;
import org.ipmarket.messages.event.OfferWithdrawalRequested;
import org.ipmarket.messages.id.LotId;

/** Takes a lot back before its close, with the reason: its log ends with it, and every deposit on it goes back. */
@ApplicationScoped
public class CancelLot {
    private final Database database;
    private final Lots lots;
    private final Audit audit;

    CancelLot(Database database, Lots lots, Audit audit) {
        this.database = database;
        this.lots = lots;
        this.audit = audit;
    }

    /** What an audit entry keeps of a lot. */
    private record Audited(Phase state, String reason) {}

    /** Saved in both cases: what had fallen due on the lot has happened. */
    private record Attempt(boolean cancelled, LotView lot) {}

    /**
     * By the manager of the lot's centre.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 403 to others, 404 where there is no such lot, 409 where it has ended
     */
    public LotView byManager(Caller caller, LotId id, String reason) {
        Attempt attempt = database.callInNew(connection -> {
            LockedLot lot = lots.lock(connection, id, caller.mode());
            caller.requireCentre(lot.row().centre(), Role.MANAGER);
            Audited before = new Audited(lot.phase(), null);
            boolean cancelled = cancel(lot, reason);
            if (cancelled) {
                audit.record("lot.cancel", "lot", id, before, new Audited(lot.phase(), reason));
            }
            return new Attempt(cancelled, lots.save(connection, lot).view());
        });
        if (!attempt.cancelled()) {
            Phase state = attempt.lot().state();
            throw Problems.conflict("lot-ended", "The lot is " + state + ".", Map.of("state", state));
        }
        return attempt.lot();
    }

    /** In the present transaction: {@link LotCancelled} or {@link OfferWithdrawalRefused} answers. */
    public void onRequest(OfferWithdrawalRequested request) {
        LotId id = LotId.of(request.offer());
        database.run(connection -> {
            LockedLot lot = lots.lock(connection, id).orElseThrow(() -> new PrerequisiteMissing("lot:" + id));
            boolean cancelledBefore = lot.phase() == Phase.CANCELLED;
            if (!cancelledBefore && !cancel(lot, request.reason())) {
                lot.tell(new OfferWithdrawalRefused(
                        id, request.mode(), request.centre(), "The lot is " + lot.phase() + ".", lot.now()));
            }
            lots.save(connection, lot);
        });
    }

    private static boolean cancel(LockedLot lot, String reason) {
        if (!(lot.judge(new Command.Cancel(reason)).decision() instanceof Decision.Cancelled)) {
            return false;
        }
        OfferAnnounced offer = lot.terms().offer();
        lot.tell(new LotCancelled(lot.id(), offer.mode(), offer.centre(), reason, lot.now()));
        return true;
    }
}
