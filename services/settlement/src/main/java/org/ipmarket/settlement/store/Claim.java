package org.ipmarket.settlement.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What one person, or a link to the office, says has happened in a case; another person has to check it.
 *
 * @param number of the office's letter, of the contract, of the gazette
 * @param on the day that it bears: what it brings has effect from this day
 * @param until the day until which the office wants a correction, or null
 * @param why the office's reasons, or null
 * @param asOf the day on which it was seen to be so
 * @param evidence the office's paper, or null for what came over a link or by the short form of the test market
 */
@Embeddable
public record Claim(
        @Enumerated(EnumType.STRING) @Column(name = "claim_kind")
        Kind kind,

        @Column(name = "claim_number") String number,
        @Column(name = "claim_on") LocalDate on,
        @Column(name = "claim_until") LocalDate until,
        @Column(name = "claim_why") String why,
        @Column(name = "claim_as_of") LocalDate asOf,
        @Column(name = "claim_evidence") UUID evidence,
        @Column(name = "claim_by") String by,
        @Column(name = "claim_subject") String subject,
        @Column(name = "claim_at") Instant at) {
    /** What is said to have happened. */
    public enum Kind {
        /** What completes the case has been issued, or the contract is in effect. */
        EFFECT,
        CORRECTION,
        REFUSAL,
        GAZETTE
    }
}
