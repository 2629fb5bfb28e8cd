package org.ipmarket.valuation.method.indicator;

import java.time.LocalDate;

/**
 * Something that a register tells of a right.
 *
 * @param kind what happened
 * @param on the day of effect, where it is not told that of the gazette
 * @param office for which it holds: of a European patent the contracting state, where the event names one
 * @param feeYear of {@link Kind#ANNUITY_PAID} the year of the patent's life; 0 where it is not told
 */
public record LegalEvent(Kind kind, LocalDate on, String office, int feeYear) {
    /** As the trade names them; what ends something stands after it. */
    public enum Kind {
        THIRD_PARTY_OBSERVATIONS,
        OPPOSITION_FILED,
        NO_OPPOSITION_FILED,
        OPPOSITION_REJECTED,
        MAINTAINED_AS_AMENDED,
        REVOKED,
        INVALIDATION_REQUESTED,
        INVALIDATION_REJECTED,
        PARTLY_INVALIDATED,
        INVALIDATED,
        ANNUITY_PAID,
        LAPSED,
        RESTORED,
        TRANSFERRED,
        LICENCE_RECORDED,
        LICENCE_ENDED,
        PLEDGE_RECORDED,
        PLEDGE_RELEASED,
        SEIZED,
        SEIZURE_LIFTED
    }

    public static LegalEvent of(Kind kind, LocalDate on, String office) {
        return new LegalEvent(kind, on, office, 0);
    }
}
