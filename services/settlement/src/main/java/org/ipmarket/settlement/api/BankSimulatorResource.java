package org.ipmarket.settlement.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.idempotency.Idempotent;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.settlement.SettlementConfig;
import org.ipmarket.settlement.bank.simulator.SimulatedBank;

/** Where a trader of the test market pays from its own account at the simulated bank. Absent unless that is switched on. */
@Path("/api/v1/bank/simulator")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class BankSimulatorResource {
    private final CurrentCaller currentCaller;
    private final SimulatedBank bank;
    private final Audit audit;
    private final boolean on;

    BankSimulatorResource(CurrentCaller currentCaller, SimulatedBank bank, Audit audit, SettlementConfig config) {
        this.currentCaller = currentCaller;
        this.bank = bank;
        this.audit = audit;
        this.on = config.bank().simulator();
    }

    /** @param reference what the payer writes as remark */
    public record TransferRequest(
            @NotBlank @Size(max = 140) String reference,
            @NotNull Money amount) {}

    /** @param entry the line that will stand on the bank's statement */
    public record TransferView(UUID entry, String payer, String reference, Money amount) {}

    @POST
    @Path("transfers")
    @Idempotent
    @APIResponseSchema(value = TransferView.class, responseCode = "202")
    public Response transfer(@NotNull @Valid TransferRequest request) {
        Caller caller = currentCaller.get();
        if (!on || caller.mode() != Mode.TEST) {
            throw Problems.notFound("simulated bank", "for the " + caller.mode().wire() + " market");
        }
        ParticipantId payer = caller.requireParticipantItself(Role.TRADER);
        if (request.amount().isZero()) {
            throw Problems.unprocessable("amount-zero", "amount", "A transfer moves more than nothing.");
        }
        UUID entry = bank.receive(payer.toString(), request.amount(), request.reference());
        TransferView view = new TransferView(entry, payer.toString(), request.reference(), request.amount());
        audit.record("bank-simulator.transfer", "simulated-bank-entry", entry, null, view);
        return Response.accepted(view).build();
    }
}
