package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.outbox.Outbox;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.offer.OfferState;
import org.ipmarket.listing.register.Refusals;
import org.ipmarket.listing.store.OfferRow;
import org.ipmarket.messages.event.OfferWithdrawalRequested;
import org.ipmarket.messages.id.OfferId;

/** Takes offers back: before the announcement at once, after it by asking bidding, which decides about the lot. */
@ApplicationScoped
public class WithdrawOffers {
    static final int LONGEST_REASON = 1_000;

    private final OfferDesk desk;
    private final Outbox outbox;

    WithdrawOffers(OfferDesk desk, Outbox outbox) {
        this.desk = desk;
        this.outbox = outbox;
    }

    @Transactional
    public OfferRow withdraw(Caller caller, OfferId id, Supplier<String> why) {
        OfferRow row = desk.lock(caller, id);
        requireMayWithdraw(caller, row);
        String reason = why.get();
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw Refusals.unprocessable("invalid-reason", "reason", "1 to " + LONGEST_REASON + " characters");
        }
        OfferState next = row.announcedAt == null ? OfferState.WITHDRAWN : OfferState.WITHDRAWAL_REQUESTED;
        OfferDesk.requireWay(row, next);
        row.withdrawalReason = reason;
        row.withdrawalRefusal = null;
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

    private static void requireMayWithdraw(Caller caller, OfferRow row) {
        if (caller.onBehalfOf() == null && caller.isOf(row.centreCode(), Role.MANAGER)) {
            return;
        }
        if (!row.sellerId().equals(caller.actsFor())) {
            throw Problems.forbidden("Only the seller or the manager of the centre may withdraw a listing.");
        }
        caller.requireParticipant(Role.TRADER);
    }
}
