package org.ipmarket.settlement.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.bank.BankAccount;

/** A fact from outside about a trade, with the paper that shows it: entered by one person, in force when another has checked it. */
@Entity
@Table(name = "trade_entry")
public class TradeEntry {
    /** What is entered. */
    public enum Kind {
        /** The authority's decision about the export. */
        EXPORT_DECISION,
        /** A court, an arbitral body or the office has decided, finally, that the sale is undone. */
        FINAL_DECISION,
        /** A part of the price was paid to the seller outside the exchange. */
        OUTSIDE_PAYMENT,
        /** What a pledgee is to be paid out of the proceeds, by its consent or deposited for it (Civil Code 444). */
        PLEDGEE
    }

    /** Of a decision about an export. */
    public enum Outcome {
        CLEARED,
        REFUSED
    }

    @Id
    private UUID id;

    private UUID trade;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String document;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    private String currency;

    @Column(name = "amount_minor")
    private Long amountMinor;

    @Column(name = "paid_minor")
    private long paidMinor;

    private Integer instalment;
    private String holder;

    @Column(name = "account_number")
    private String accountNumber;

    @Column(name = "entered_by")
    private String enteredBy;

    @Column(name = "entered_by_subject")
    private String enteredBySubject;

    @Column(name = "entered_at")
    private Instant enteredAt;

    @Column(name = "checked_by")
    private String checkedBy;

    @Column(name = "checked_at")
    private Instant checkedAt;

    protected TradeEntry() {}

    /**
     * @param document name and number of the paper
     * @param instalment from 1
     */
    public static TradeEntry entered(
            TradeId trade,
            Kind kind,
            String document,
            Outcome outcome,
            Money amount,
            Integer instalment,
            BankAccount account,
            String by,
            String subject,
            Instant at) {
        TradeEntry entry = new TradeEntry();
        entry.id = Ids.next();
        entry.trade = trade.value();
        entry.kind = kind;
        entry.document = document;
        entry.outcome = outcome;
        entry.currency = amount == null ? null : amount.currencyCode();
        entry.amountMinor = amount == null ? null : amount.minor();
        entry.instalment = instalment;
        entry.holder = account == null ? null : account.holder();
        entry.accountNumber = account == null ? null : account.number();
        entry.enteredBy = by;
        entry.enteredBySubject = subject;
        entry.enteredAt = at;
        return entry;
    }

    public void checked(String by, Instant at) {
        checkedBy = by;
        checkedAt = at;
    }

    /** So much of it is ordered to be paid. */
    public void paid(Money part) {
        paidMinor = Math.addExact(paidMinor, part.minor());
    }

    public UUID id() {
        return id;
    }

    public TradeId trade() {
        return new TradeId(trade);
    }

    public Kind kind() {
        return kind;
    }

    public String document() {
        return document;
    }

    /** Null but for a decision about an export. */
    public Outcome outcome() {
        return outcome;
    }

    /** Null where it is about no amount. */
    public Money amount() {
        return amountMinor == null ? null : Money.ofMinor(amountMinor, currency);
    }

    /** What is not ordered to be paid yet. */
    public Money left() {
        return Money.ofMinor(amountMinor - paidMinor, currency);
    }

    /** From 1; null but for a payment outside. */
    public Integer instalment() {
        return instalment;
    }

    /** Null but for a pledgee. */
    public BankAccount account() {
        return holder == null ? null : new BankAccount(holder, accountNumber);
    }

    public String enteredBy() {
        return enteredBy;
    }

    public String enteredBySubject() {
        return enteredBySubject;
    }

    public Instant enteredAt() {
        return enteredAt;
    }

    /** Null until another has checked it. */
    public String checkedBy() {
        return checkedBy;
    }

    public Instant checkedAt() {
        return checkedAt;
    }
}
