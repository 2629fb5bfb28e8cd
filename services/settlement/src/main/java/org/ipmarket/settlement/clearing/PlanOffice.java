package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.recordal.Matter;
import org.ipmarket.settlement.recordal.simulator.Procedure;
import org.ipmarket.settlement.recordal.simulator.SimulatedOffices;
import org.ipmarket.settlement.store.RecordalCase;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeRepository;

/** Lays down what a simulated office will answer in a case of the test market. */
@ApplicationScoped
public class PlanOffice {
    private final TradeRepository trades;
    private final RecordalFile file;
    private final SimulatedOffices simulated;
    private final Audit audit;

    PlanOffice(TradeRepository trades, RecordalFile file, SimulatedOffices simulated, Audit audit) {
        this.trades = trades;
        this.file = file;
        this.simulated = simulated;
        this.audit = audit;
    }

    /** 404 where the offices of the caller's market are not simulated; 422 for what is no plan. */
    @Transactional
    public Trade plan(Caller caller, TradeId id, Matter matter, String plan) {
        if (caller.mode() != Mode.TEST || !simulated.isOn()) {
            throw Problems.notFound(
                    "simulated office", "for the " + caller.mode().wire() + " market");
        }
        Trade trade = TradeAccess.ofSellersCentre(trades, caller, id, Role.RECORDAL);
        Procedure procedure;
        try {
            procedure = Procedure.parse(plan);
        } catch (IllegalArgumentException e) {
            throw Problems.unprocessable("invalid-plan", "plan", e.getMessage());
        }
        RecordalCase each = file.require(trade, matter);
        simulated.plan(each.id(), procedure);
        audit.record("office-simulator.plan", "recordal-case", each.id(), null, procedure);
        return trade;
    }
}
