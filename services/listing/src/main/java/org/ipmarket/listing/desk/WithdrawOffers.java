package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.outbox.Outbox;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.offer.OfferState;
import org.ipmarket.listing.register.Refusals;
import org.ipmarket.listing.store.OfferRow;
import org.ipmarket.messages.event.OfferWithdrawalRequested;

/** Takes offers back: before the announcement at once, after it by asking bidding, which decides about the lot. */
@ApplicationScoped
public class WithdrawOffers {
    private final OfferDesk desk;
    private final Outbox outbox;

    WithdrawOffers(OfferDesk desk, Outbox outbox) {
        this.desk = desk;
        this.outbox = outbox;
    }

    /** The reason for taking a locked offer back; 403, 409 or 422 where the caller may not, the state forbids it, it is no reason. */
    String check(Caller caller, OfferRow row, Supplier<String> why) {
        requireMayWithdraw(caller, row);
        String reason = Refusals.reason(why.get());
        OfferDesk.requireWay(row, next(row));
        return reason;
    }

    private static OfferState next(OfferRow row) {
        return row.announcedAt == null ? OfferState.WITHDRAWN : OfferState.WITHDRAWAL_REQUESTED;
    }

    /** Takes a locked offer back; who may, and whether it needs two, is clear: see {@link SellerActs}. Where the centre does it, the seller owes no fee. */
    OfferRow takeBack(OfferRow row, String reason, boolean bySeller) {
        OfferState next = next(row);
        OfferDesk.requireWay(row, next);
        row.withdrawalReason = reason;
        row.withdrawalRefusal = null;
        row.withdrawalFeeDueMinor = bySeller ? row.withdrawalFeeMinor : null;
        if (next == OfferState.WITHDRAWN) {
            row.endedAt = desk.clock().now();
        } else {
            outbox.tell(new OfferWithdrawalRequested(
                    row.offer(),
                    row.mode,
                    row.centreCode(),
                    reason,
                    desk.clock().now()));
        }
        desk.move(row, next, "offer.withdraw");
        return row;
    }

    /** Whether it is the centre's manager, for the centre, who does this. */
    static boolean isByCentre(Caller caller, OfferRow row) {
        return caller.onBehalfOf() == null && caller.isOf(row.centreCode(), Role.MANAGER);
    }

    private static void requireMayWithdraw(Caller caller, OfferRow row) {
        if (isByCentre(caller, row)) {
            return;
        }
        if (!row.sellerId().equals(caller.actsFor())) {
            throw Problems.forbidden("Only the seller or the manager of the centre may withdraw a listing.");
        }
        caller.requireParticipant(Role.TRADER);
    }
}
