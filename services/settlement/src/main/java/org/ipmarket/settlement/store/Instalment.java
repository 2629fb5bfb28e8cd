package org.ipmarket.settlement.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import org.ipmarket.messages.Term;
import org.ipmarket.settlement.bank.BankAccount;

/**
 * A part of what the buyer pays.
 *
 * @param amountMinor all of it
 * @param outsideMinor of which is proved to have been paid outside the exchange
 * @param due until when it is at the bank; null until the contract stands
 * @param paidAt when the rest was booked, or nothing was left to pay; null until then
 * @param payerHolder with the number, the account that the bank's part came from; null where none came
 */
@Embeddable
public record Instalment(
        String reference,
        @Column(name = "amount_minor") long amountMinor,
        @Column(name = "outside_minor") long outsideMinor,
        @Column(name = "within_days") Integer withinDays,
        @Column(name = "within_millis") Long withinMillis,
        Instant due,
        @Column(name = "paid_at") Instant paidAt,
        @Column(name = "payer_holder") String payerHolder,
        @Column(name = "payer_number") String payerNumber) {

    static Instalment of(String reference, long amountMinor, Term within) {
        return new Instalment(
                reference,
                amountMinor,
                0,
                within.workingDays(),
                within.duration() == null ? null : within.duration().toMillis(),
                null,
                null,
                null,
                null);
    }

    public Term within() {
        return withinDays != null ? Term.workingDays(withinDays) : Term.of(Duration.ofMillis(withinMillis));
    }

    public boolean isPaid() {
        return paidAt != null;
    }

    /** What is to come, or came, over the bank. */
    public long bankMinor() {
        return amountMinor - outsideMinor;
    }

    /** The account that it came from; null where nothing came over the bank. */
    public BankAccount payer() {
        return payerHolder == null ? null : new BankAccount(payerHolder, payerNumber);
    }

    Instalment dueAt(Instant when) {
        return new Instalment(
                reference, amountMinor, outsideMinor, withinDays, withinMillis, when, paidAt, payerHolder, payerNumber);
    }

    Instalment paid(Instant at, BankAccount payer) {
        return new Instalment(
                reference,
                amountMinor,
                outsideMinor,
                withinDays,
                withinMillis,
                due,
                at,
                payer == null ? null : payer.holder(),
                payer == null ? null : payer.number());
    }

    Instalment paidOutside(long minor) {
        return new Instalment(
                reference,
                amountMinor,
                Math.addExact(outsideMinor, minor),
                withinDays,
                withinMillis,
                due,
                paidAt,
                payerHolder,
                payerNumber);
    }
}
