package org.ipmarket.chassis.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.id.Id;

/** Keeps the promise of {@link Idempotent}. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
class IdempotentInterceptor {
    static final String KEY = "Idempotency-Key";
    private static final Pattern WELL_FORMED = Pattern.compile("[\\x21-\\x7e]{8,100}");
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final IdempotencyTable table;
    private final CurrentCaller currentCaller;
    private final Instance<RoutingContext> request;
    private final ObjectMapper json;

    IdempotentInterceptor(
            IdempotencyTable table, CurrentCaller currentCaller, Instance<RoutingContext> request, ObjectMapper json) {
        this.table = table;
        this.currentCaller = currentCaller;
        this.request = request;
        this.json = json;
    }

    @AroundInvoke
    Object once(InvocationContext call) {
        String key = request.get().request().getHeader(KEY);
        if (key == null || !WELL_FORMED.matcher(key).matches()) {
            throw Problems.badRequest("idempotency-key-missing", KEY, "Send " + KEY + ": 8 to 100 visible characters.");
        }
        String client = currentCaller.get().subject();
        String requestHash = hash(call);
        return QuarkusTransaction.joiningExisting().call(() -> {
            if (take(client, key, requestHash)) {
                Response response = (Response) call.proceed();
                if (response.getStatus() < 500) {
                    table.store(client, key, response.getStatus(), json.writeValueAsString(response.getEntity()));
                }
                return response;
            }
            return replay(client, key, requestHash);
        });
    }

    private boolean take(String client, String key, String requestHash) throws SQLException {
        try {
            return table.take(client, key, requestHash);
        } catch (SQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw Problems.conflict("request-under-way", "The first request with this key is still under way.");
            }
            throw e;
        }
    }

    private Response replay(String client, String key, String requestHash) throws Exception {
        IdempotencyTable.Stored stored = table.find(client, key)
                .filter(answer -> answer.status() != 0)
                .orElseThrow(() -> Problems.conflict("request-under-way", "The first request has no answer yet."));
        if (!stored.requestHash().equals(requestHash)) {
            throw Problems.unprocessable(
                    "idempotency-key-reused", KEY, "This key was used for another request.", Map.of());
        }
        return Response.status(stored.status())
                .entity(stored.body() == null ? null : json.readTree(stored.body()))
                .type("application/json")
                .header("Idempotency-Replayed", "true")
                .build();
    }

    /** Of the path, the one acted for and everything that the method was given to read. */
    private String hash(InvocationContext call) {
        List<Object> parts = new ArrayList<>();
        parts.add(request.get().request().method().name());
        parts.add(request.get().request().path());
        parts.add(String.valueOf(currentCaller.get().onBehalfOf()));
        for (Object parameter : call.getParameters()) {
            if (parameter instanceof Record || parameter instanceof Id || parameter instanceof String) {
                parts.add(parameter);
            }
        }
        return EventJson.hash(parts);
    }
}
