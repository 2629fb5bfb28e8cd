package org.ipmarket.chassis.internal;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ipmarket.chassis.digest.Digest;
import org.ipmarket.chassis.digest.DigestSource;
import org.ipmarket.chassis.inbox.DeadLetters;
import org.ipmarket.chassis.inbox.KnownStates;
import org.ipmarket.chassis.inbox.Parking;
import org.ipmarket.chassis.outbox.OutboxTable;
import org.ipmarket.chassis.outbox.Replay;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.EventCatalogue;
import org.ipmarket.messages.event.EventType;
import org.ipmarket.messages.event.StateEvent;

/** What an operator asks of a service: does it agree with the others, what waits, what died. Not routed by the gateway. */
@Path("/internal")
@RolesAllowed("market-admin")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class InternalResource {
    private static final int MAX_LISTED = 100;
    private static final Map<String, Class<? extends StateEvent>> STATE_EVENTS = EventCatalogue.all().stream()
            .filter(event -> EventCatalogue.describe(event).kind() == EventType.Kind.STATE)
            .map(event -> event.asSubclass(StateEvent.class))
            .collect(Collectors.toMap(event -> EventCatalogue.describe(event).aggregate(), Function.identity()));

    private final List<DigestSource> owned;
    private final KnownStates knownStates;
    private final AgroalDataSource dataSource;
    private final Parking parking;
    private final DeadLetters deadLetters;
    private final Replay replay;

    InternalResource(
            @All List<DigestSource> owned,
            KnownStates knownStates,
            AgroalDataSource dataSource,
            Parking parking,
            DeadLetters deadLetters,
            Replay replay) {
        this.owned = owned;
        this.knownStates = knownStates;
        this.dataSource = dataSource;
        this.parking = parking;
        this.deadLetters = deadLetters;
        this.replay = replay;
    }

    /** Digests of an aggregate's states: computed from the owner's tables, or from a reader's copies. */
    @GET
    @Path("/digests/{aggregate}")
    public Page<Digest> digests(
            @PathParam("aggregate") String aggregate,
            @QueryParam("mode") @DefaultValue("live") String mode,
            @BeanParam PageRequest page) {
        Mode wanted = mode(mode);
        int oneMore = page.limit() + 1;
        List<Digest> digests = owned.stream()
                .filter(source -> source.aggregate().equals(aggregate))
                .findFirst()
                .map(source -> source.digests(wanted, page.cursor(), oneMore))
                .orElseGet(() -> known(aggregate, wanted, page.cursor(), oneMore));
        return Page.of(digests, page.limit(), Digest::subject);
    }

    private List<Digest> known(String aggregate, Mode mode, String after, int limit) {
        Class<? extends StateEvent> type = STATE_EVENTS.get(aggregate);
        if (type == null) {
            throw Problems.notFound("aggregate", aggregate);
        }
        return knownStates.digests(type, mode, after, limit);
    }

    private static Mode mode(String text) {
        try {
            return Mode.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problems.badRequest("unknown-value", "mode", e.getMessage());
        }
    }

    /** What has not taken its way yet. {@code deadLetters} is -1 while the broker cannot be asked. */
    public record Backlog(long outboxUnsent, double oldestUnsentSeconds, long parked, long deadLetters) {}

    @GET
    @Path("/backlog")
    public Backlog backlog() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            OutboxTable.Backlog outbox = OutboxTable.backlog(connection);
            return new Backlog(outbox.unsent(), outbox.oldestSeconds(), parking.count(), countDeadLetters());
        }
    }

    private long countDeadLetters() {
        try {
            return deadLetters.count();
        } catch (IOException | TimeoutException e) {
            return -1;
        }
    }

    @GET
    @Path("/dead-letters")
    public Page<DeadLetters.DeadLetter> listDeadLetters() throws IOException, TimeoutException {
        return Page.whole(deadLetters.list(MAX_LISTED));
    }

    /** @param replayed how many went back to the inbox */
    public record Replayed(long replayed) {}

    @POST
    @Path("/dead-letters/replay")
    public Replayed replayDeadLetters() throws IOException, TimeoutException, InterruptedException {
        return new Replayed(deadLetters.replay(MAX_LISTED));
    }

    /** @param types wire types; all where absent */
    public record ReplayRequest(String queue, Set<String> types, long fromPosition) {}

    @POST
    @Path("/replay")
    public Replayed replay(ReplayRequest request)
            throws SQLException, IOException, TimeoutException, InterruptedException {
        if (request.queue() == null) {
            throw Problems.unprocessable("field-missing", "queue", "Name the queue of the reader.");
        }
        Set<String> types = request.types() == null ? Set.of() : request.types();
        return new Replayed(replay.into(request.queue(), types, request.fromPosition()));
    }
}
