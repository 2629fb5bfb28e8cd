package org.ipmarket.chassis.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Correlation;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.messages.Mode;

/** Records who did what, on whose behalf, and what changed: in the transaction of the change, so neither is without the other. */
@ApplicationScoped
public class Audit {
    private static final String SQL = "insert into audit_entry"
            + " (actor, username, participant, centre, on_behalf_of, mode, action, aggregate, subject, before, after, correlation)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?)";

    private final AgroalDataSource dataSource;
    private final CurrentCaller currentCaller;
    private final ObjectMapper json;

    Audit(AgroalDataSource dataSource, CurrentCaller currentCaller, ObjectMapper json) {
        this.dataSource = dataSource;
        this.currentCaller = currentCaller;
        this.json = json;
    }

    /**
     * By the caller of the present request.
     *
     * @param action what was done, such as {@code listing.approve}
     * @param before the state before, or null where there was none
     * @param after the state after, or null where there is none
     */
    public void record(String action, String aggregate, Object subject, Object before, Object after) {
        Caller caller = currentCaller.get();
        insert(caller.subject(), caller, caller.mode(), action, aggregate, subject, before, after);
    }

    /** By the service itself: a clock that ran out, an event that was heard. */
    public void recordBySystem(
            String cause, Mode mode, String action, String aggregate, Object subject, Object before, Object after) {
        insert("system:" + cause, null, mode, action, aggregate, subject, before, after);
    }

    private void insert(
            String actor,
            Caller caller,
            Mode mode,
            String action,
            String aggregate,
            Object subject,
            Object before,
            Object after) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(SQL)) {
            insert.setString(1, actor);
            insert.setString(2, caller == null ? null : caller.username());
            insert.setObject(
                    3,
                    caller == null || caller.participant() == null
                            ? null
                            : caller.participant().value());
            insert.setString(
                    4,
                    caller == null || caller.centre() == null
                            ? null
                            : caller.centre().value());
            insert.setObject(
                    5,
                    caller == null || caller.onBehalfOf() == null
                            ? null
                            : caller.onBehalfOf().value());
            insert.setString(6, mode == null ? null : mode.wire());
            insert.setString(7, action);
            insert.setString(8, aggregate);
            insert.setString(9, subject.toString());
            insert.setString(10, text(before));
            insert.setString(11, text(after));
            insert.setString(12, Correlation.current());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the audit entry could not be stored", e);
        }
    }

    private String text(Object state) {
        try {
            return state == null ? null : json.writeValueAsString(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a state that cannot be written: " + state.getClass(), e);
        }
    }
}
