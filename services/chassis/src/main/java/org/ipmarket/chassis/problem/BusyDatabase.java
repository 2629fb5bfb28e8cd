package org.ipmarket.chassis.problem;

import io.quarkiverse.resteasy.problem.DefaultExceptionMapper;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/**
 * A request that waited too long for a connection, a lock or a statement was rolled back: 503 with {@code Retry-After}. Everything else that nobody
 * expected stays 500; a connection lost at the commit does too, since its effect is unknown.
 */
@Provider
@Priority(1)
public class BusyDatabase implements ExceptionMapper<RuntimeException> {
    private static final int RETRY_AFTER_SECONDS = 1;
    private static final int LONGEST_CHAIN = 20;

    /** Agroal gives no state when its pool has no connection in time. */
    private static final String NO_CONNECTION_IN_TIME = "acquisition timeout";

    /** Lock or statement timed out, deadlock, serialization, out of resources, starting up. */
    private static final Set<String> BUSY = Set.of("55P03", "57014", "40P01", "40001", "53300", "53200", "57P03");

    private final DefaultExceptionMapper unexpected = new DefaultExceptionMapper();

    @Override
    public Response toResponse(RuntimeException exception) {
        return isBusy(exception)
                ? Problems.busy("busy", "The service is busy; nothing was done. Try again.", RETRY_AFTER_SECONDS)
                        .toResponse()
                : unexpected.toResponse(exception);
    }

    static boolean isBusy(Throwable exception) {
        Throwable cause = exception;
        for (int depth = 0; cause != null && depth < LONGEST_CHAIN; depth++) {
            if (cause instanceof SQLException failed
                    && (BUSY.contains(String.valueOf(failed.getSQLState()))
                            || String.valueOf(failed.getMessage())
                                    .toLowerCase(Locale.ROOT)
                                    .contains(NO_CONNECTION_IN_TIME))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
