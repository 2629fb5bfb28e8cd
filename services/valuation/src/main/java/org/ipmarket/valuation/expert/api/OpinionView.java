package org.ipmarket.valuation.expert.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.ValuationId;
import org.ipmarket.valuation.expert.Adjustment;
import org.ipmarket.valuation.expert.Manner;
import org.ipmarket.valuation.expert.OpinionDeed;
import org.ipmarket.valuation.expert.OpinionState;
import org.ipmarket.valuation.expert.Request;
import org.ipmarket.valuation.expert.Review;
import org.ipmarket.valuation.expert.store.OpinionRow;
import org.ipmarket.valuation.expert.store.SignatureRow;

/**
 * A value opinion as it is answered.
 *
 * @param state of today
 * @param permits what may be done next
 * @param adjustment that stands; {@code adjustments} are all there were
 * @param signatures those that count under this edition
 * @param validUntil the first day on which it no longer stands
 */
public record OpinionView(
        UUID id,
        Mode mode,
        long version,
        CentreCode centre,
        String number,
        OpinionState state,
        Set<OpinionDeed> permits,
        int edition,
        AssetId asset,
        ValuationId valuation,
        ParticipantId client,
        Request request,
        UUID firstExpert,
        UUID secondExpert,
        Review review,
        Adjustment adjustment,
        List<Adjustment> adjustments,
        List<Signed> signatures,
        LocalDate baseDate,
        LocalDate validUntil,
        boolean demonstration,
        Instant requestedAt,
        Instant issuedAt,
        List<OpinionRow.Step> history) {
    /**
     * A signature that counts.
     *
     * @param signedBy login of the expert
     * @param paperSha256 hash of the report that was signed
     * @param scanSha256 hash of the scan of one on paper
     * @param confirmedBy who has compared that scan
     */
    public record Signed(
            UUID id,
            int ordinal,
            UUID expert,
            Manner manner,
            String signedBy,
            Instant signedAt,
            String paperSha256,
            String scanSha256,
            String confirmedBy) {
        static Signed of(SignatureRow row) {
            return new Signed(
                    row.id(),
                    row.ordinal(),
                    row.expert(),
                    row.manner(),
                    row.username(),
                    row.signedAt(),
                    row.paperSha256(),
                    row.scanSha256(),
                    row.checkedBy());
        }
    }

    static OpinionView of(OpinionRow row, List<SignatureRow> signatures, LocalDate today) {
        OpinionState state = row.stateOn(today);
        return new OpinionView(
                row.id(),
                row.mode(),
                row.version(),
                row.centre(),
                row.number(),
                state,
                state.next().keySet(),
                row.edition(),
                row.asset(),
                row.valuation(),
                row.client(),
                row.request(),
                row.firstExpert(),
                row.secondExpert(),
                row.review(),
                row.adjustment().orElse(null),
                row.adjustments(),
                signatures.stream().map(Signed::of).toList(),
                row.validity().from(),
                row.validity().until(),
                row.demonstration(),
                row.requestedAt(),
                row.issuedAt(),
                row.history());
    }
}
