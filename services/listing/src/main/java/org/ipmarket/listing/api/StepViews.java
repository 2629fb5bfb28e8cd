package org.ipmarket.listing.api;

import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.listing.participant.StepKind;
import org.ipmarket.listing.participant.StepState;
import org.ipmarket.listing.store.StepRow;
import org.ipmarket.messages.id.ParticipantId;

/** What is shown of steps that need two users. */
public final class StepViews {
    private StepViews() {}

    /** 202: the act waits for a second user. */
    static Response waiting(StepRow step) {
        return Response.status(202).entity(StepView.of(step)).build();
    }

    /** A step. */
    public record StepView(
            UUID id,
            ParticipantId participant,
            StepKind kind,
            String subject,
            Map<String, Object> stated,
            StepState state,
            String proposedBy,
            Instant proposedAt,
            Instant expiresAt,
            String decidedBy,
            Instant decidedAt,
            String reason) {
        static StepView of(StepRow row) {
            return new StepView(
                    row.id,
                    row.participantId(),
                    row.kind,
                    row.subject,
                    row.payload,
                    row.state,
                    row.proposedByName,
                    row.proposedAt,
                    row.expiresAt,
                    row.decidedByName,
                    row.decidedAt,
                    row.reason);
        }
    }
}
