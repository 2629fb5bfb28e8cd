package org.ipmarket.settlement.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/**
 * What completes a trade, entered by one and checked by another.
 *
 * @param registration number of the office's notice or of the contract's filing
 * @param effectiveOn from when the change has effect
 * @param checkedBy null until it was checked
 */
@Embeddable
public record Recordal(
        String registration,
        @Column(name = "effective_on") LocalDate effectiveOn,
        @Column(name = "entered_by") String enteredBy,
        @Column(name = "entered_by_subject") String enteredBySubject,
        @Column(name = "checked_by") String checkedBy) {}
