package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.settlement.state.IllegalTransition;
import org.ipmarket.settlement.store.ForfeitedDeposit;
import org.ipmarket.settlement.store.ForfeitureRepository;

/** The seller's centre says what a failed sale cost it, and whether the lot is offered again: one claims, another checks. */
@ApplicationScoped
public class ClaimCosts {
    private final ForfeitureRepository forfeitures;
    private final Audit audit;

    ClaimCosts(ForfeitureRepository forfeitures, Audit audit) {
        this.forfeitures = forfeitures;
        this.audit = audit;
    }

    /** What the audit keeps of a claim. */
    record Claim(String costs, String ground, boolean offeredNoMore) {}

    /** @param costs of the deposit's currency; may be nothing, and more than the deposit */
    @Transactional
    public ForfeitedDeposit claim(Caller caller, DepositId id, Money costs, String ground, boolean offeredNoMore) {
        ForfeitedDeposit forfeited = waiting(caller, id);
        if (!costs.currencyCode().equals(forfeited.amount().currencyCode())) {
            throw Problems.unprocessable(
                    "currency-differs",
                    "costs",
                    "The deposit is in " + forfeited.amount().currencyCode() + ".");
        }
        if (forfeited.checkedBy() != null) {
            throw Problems.conflict(
                    "claim-checked",
                    "The claim was checked by " + forfeited.checkedBy() + ".",
                    Map.of("state", forfeited.state().name()));
        }
        forfeited.claim(costs, ground, offeredNoMore, caller.username(), caller.subject());
        audit.record("deposit.claim-costs", "deposit", id, null, new Claim(costs.toString(), ground, offeredNoMore));
        return forfeited;
    }

    @Transactional
    public ForfeitedDeposit check(Caller caller, DepositId id) {
        ForfeitedDeposit forfeited = waiting(caller, id);
        if (forfeited.costs() == null) {
            throw Problems.conflict(
                    "claim-not-entered",
                    "Nobody has claimed costs.",
                    Map.of("state", forfeited.state().name()));
        }
        if (forfeited.checkedBy() != null) {
            throw Problems.conflict(
                    "claim-checked",
                    "The claim was checked by " + forfeited.checkedBy() + ".",
                    Map.of("state", forfeited.state().name()));
        }
        if (forfeited.enteredBySubject().equals(caller.subject())) {
            throw Problems.forbidden("same-person", "Who claimed the costs cannot check them.");
        }
        forfeited.checked(caller.username());
        audit.record(
                "deposit.check-costs",
                "deposit",
                id,
                null,
                new Claim(forfeited.costs().toString(), forfeited.ground(), forfeited.givenUp()));
        return forfeited;
    }

    private ForfeitedDeposit waiting(Caller caller, DepositId id) {
        ForfeitedDeposit forfeited = forfeitures
                .lock(id)
                .filter(known -> known.mode() == caller.mode())
                .orElseThrow(() -> Problems.notFound("forfeited deposit", id));
        caller.requireCentre(forfeited.centre(), Role.FINANCE, Role.MANAGER);
        if (forfeited.state() != ForfeitedDeposit.State.WAITING) {
            throw new IllegalTransition("deposit", forfeited.state(), "claimed on");
        }
        return forfeited;
    }
}
