package org.ipmarket.settlement.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.settlement.bank.file.ColumnMapping;
import org.ipmarket.settlement.clearing.BankPeople;
import org.ipmarket.settlement.store.BankFileStore;

/** How the spreadsheets of each bank are read: added, never changed; a bank that changes its file gets a mapping of another name. */
@Path("/api/v1/bank/mappings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class BankMappingResource {
    private final CurrentCaller currentCaller;
    private final BankFileStore store;
    private final ObjectMapper json;
    private final Audit audit;
    private final MarketClock clock;

    BankMappingResource(
            CurrentCaller currentCaller, BankFileStore store, ObjectMapper json, Audit audit, MarketClock clock) {
        this.currentCaller = currentCaller;
        this.store = store;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    public record MappingRequest(
            @NotBlank @Size(max = 60) String name, @NotNull ColumnMapping mapping) {}

    public record MappingView(UUID id, String name, ColumnMapping mapping, String addedBy, Instant addedAt) {}

    @POST
    @Transactional
    @APIResponseSchema(value = MappingView.class, responseCode = "201")
    public Response add(@NotNull @Valid MappingRequest request) throws JsonProcessingException {
        Caller caller = currentCaller.get();
        BankPeople.scope(caller);
        List<String> faults = request.mapping().faults();
        if (!faults.isEmpty()) {
            throw Problems.unprocessable(
                    "mapping-incomplete", "mapping", String.join(" ", faults), Map.of("faults", faults));
        }
        String spec = json.writeValueAsString(request.mapping());
        if (!store.addMapping(caller.mode(), request.name(), spec, caller.username(), clock.now())) {
            throw Problems.conflict("mapping-exists", "There is a mapping " + request.name() + " already.");
        }
        BankFileStore.Mapping added =
                store.mapping(caller.mode(), request.name()).orElseThrow();
        audit.record("bank-mapping.add", "bank-mapping", added.id(), null, request.mapping());
        return Response.status(Response.Status.CREATED).entity(view(added)).build();
    }

    @GET
    @Transactional
    public Page<MappingView> list(@BeanParam PageRequest page) {
        Caller caller = currentCaller.get();
        BankPeople.scope(caller);
        return Page.of(
                        store.mappings(caller.mode(), page.cursorId(), page.limit() + 1),
                        page.limit(),
                        BankFileStore.Mapping::id)
                .map(this::view);
    }

    private MappingView view(BankFileStore.Mapping mapping) {
        try {
            return new MappingView(
                    mapping.id(),
                    mapping.name(),
                    json.readValue(mapping.spec(), ColumnMapping.class),
                    mapping.addedBy(),
                    mapping.addedAt());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("mapping " + mapping.name() + " cannot be read", e);
        }
    }
}
