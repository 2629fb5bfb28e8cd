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
import org.ipmarket.valuation.expert.OpinionDeed;
import org.ipmarket.valuation.expert.OpinionState;
import org.ipmarket.valuation.expert.Request;
import org.ipmarket.valuation.expert.Review;
import org.ipmarket.valuation.expert.store.OpinionRow;

/**
 * A value opinion as it is answered.
 *
 * @param state of today
 * @param permits what may be done next
 * @param adjustment that stands; {@code adjustments} are all there were
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
        LocalDate baseDate,
        LocalDate validUntil,
        boolean demonstration,
        Instant requestedAt,
        Instant issuedAt,
        List<OpinionRow.Step> history) {
    static OpinionView of(OpinionRow row, LocalDate today) {
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
                row.validity().from(),
                row.validity().until(),
                row.demonstration(),
                row.requestedAt(),
                row.issuedAt(),
                row.history());
    }
}
