package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.outbox.Outbox;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.settlement.deposit.DepositState;
import org.ipmarket.settlement.store.Deposit;
import org.ipmarket.settlement.store.DepositRepository;

/** A bidder asks for its deposit back. Bidding decides: nobody can bid on money that is gone. */
@ApplicationScoped
public class RequestRelease {
    private final DepositRepository deposits;
    private final Outbox outbox;
    private final Audit audit;
    private final MarketClock clock;

    RequestRelease(DepositRepository deposits, Outbox outbox, Audit audit, MarketClock clock) {
        this.deposits = deposits;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Deposit request(Caller caller, DepositId id) {
        ParticipantId participant = caller.requireParticipant(Role.TRADER);
        Deposit deposit = deposits.lock(id)
                .filter(known ->
                        known.mode() == caller.mode() && known.participant().equals(participant))
                .orElseThrow(() -> Problems.notFound("deposit", id));
        if (deposit.trade() != null) {
            throw Problems.conflict(
                    "deposit-bound",
                    "The deposit stands for trade " + deposit.trade() + ".",
                    Map.of("state", deposit.state().name(), "trade", deposit.trade()));
        }
        DepositState before = deposit.state();
        deposit.requestRelease(clock.now());
        outbox.tell(News.releaseRequested(deposit, clock.now()));
        audit.record("deposit.request-release", "deposit", id, StateChange.of(before), StateChange.of(deposit.state()));
        return deposit;
    }
}
