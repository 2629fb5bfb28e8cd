package org.ipmarket.chassis.idempotency;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.Money;

/** A resource of the tests: its effect is an audit row. */
@Path("/api/v1/counted")
@RunOnVirtualThread
public class Counted {
    private final Audit audit;

    Counted(Audit audit) {
        this.audit = audit;
    }

    public record Request(@NotNull Money amount) {}

    @POST
    @Idempotent
    public Response count(@Valid Request request) {
        if (!QuarkusTransaction.isActive()) {
            throw new IllegalStateException("the effect runs inside the transaction that stores the answer");
        }
        audit.record("counted", "count", request.amount(), null, request);
        if (request.amount().isZero()) {
            throw Problems.unprocessable("nothing", "amount", "More than nothing, please.");
        }
        return Response.status(201).entity(Map.of("counted", request.amount())).build();
    }
}
