package org.ipmarket.listing.api;

import static org.ipmarket.listing.api.Fields.required;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.listing.participant.MandateScope;
import org.ipmarket.listing.participant.MandateState;
import org.ipmarket.listing.participant.MandateTerms;
import org.ipmarket.listing.store.MandateRow;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.ParticipantId;

/** What is read and shown of powers of attorney. */
public final class MandateViews {
    private MandateViews() {}

    /** Body of {@code POST /mandates}; see {@link MandateTerms}. */
    public record MandateRequest(
            ParticipantId agent,
            String agentUser,
            MandateScope scope,
            Set<AssetId> assets,
            LocalDate from,
            LocalDate until,
            UUID document) {
        MandateTerms terms() {
            if (assets != null) {
                assets.forEach(asset -> required("assets", asset));
            }
            return new MandateTerms(
                    agent,
                    agentUser,
                    required("scope", scope),
                    assets,
                    required("from", from),
                    required("until", until),
                    required("document", document));
        }
    }

    /** A power of attorney; {@code inForce} as its dates say on this day. */
    public record MandateView(
            UUID id,
            Mode mode,
            long version,
            ParticipantId principal,
            ParticipantId agent,
            String agentUser,
            MandateScope scope,
            List<AssetId> assets,
            LocalDate from,
            LocalDate until,
            UUID document,
            MandateState state,
            boolean inForce,
            String givenBy,
            Instant givenAt,
            String acceptedBy,
            Instant acceptedAt,
            String endedBy,
            String endedReason,
            Instant endedAt) {
        static MandateView of(MandateRow row, LocalDate today) {
            return new MandateView(
                    row.id,
                    row.mode,
                    row.version,
                    row.principalId(),
                    row.agent == null ? null : new ParticipantId(row.agent),
                    row.agentUser,
                    row.scope,
                    row.assets.stream()
                            .sorted(Comparator.comparing(AssetId::value))
                            .toList(),
                    row.fromDate,
                    row.untilDate,
                    row.document,
                    row.state,
                    row.isInForceOn(today),
                    row.givenBy,
                    row.givenAt,
                    row.acceptedBy,
                    row.acceptedAt,
                    row.endedBy,
                    row.endedReason,
                    row.endedAt);
        }
    }
}
