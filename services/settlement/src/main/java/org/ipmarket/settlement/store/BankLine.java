package org.ipmarket.settlement.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.settlement.bank.BankAccount;
import org.ipmarket.settlement.bank.StatementLine;
import org.ipmarket.settlement.bank.file.FileLine;
import org.ipmarket.settlement.bank.match.Claim;

/** An entry of the bank's statement and what became of it. */
@Entity
@Table(name = "bank_line")
public class BankLine {
    /** Money that came, money that was paid out. */
    public enum Direction {
        CREDIT,
        DEBIT
    }

    /** What became of it. */
    public enum State {
        /** It has its place in the ledger. */
        MATCHED,
        /** It matched nothing and goes back. */
        RETURNED,
        /** The bank paid what nobody ordered, or paid twice: somebody must ask the bank. */
        UNEXPLAINED,
        /** Applying it failed; it is tried again. */
        STUCK,
        /** It matched nothing and waits for an operator, until it goes back. */
        SUSPENDED,
        /** The bank has taken it back. */
        REVERSED
    }

    @Id
    private UUID id;

    private Mode mode;
    private long position;

    @Enumerated(EnumType.STRING)
    private Direction direction;

    private String currency;

    @Column(name = "amount_minor")
    private long amountMinor;

    @Column(name = "payer_holder")
    private String payerHolder;

    @Column(name = "payer_number")
    private String payerNumber;

    private String remark;
    private UUID payout;

    @Column(name = "booked_at")
    private Instant bookedAt;

    @Enumerated(EnumType.STRING)
    private State state;

    private String reason;
    private UUID deposit;
    private UUID trade;
    private String centre;

    @Column(name = "buyer_centre")
    private String buyerCentre;

    @Enumerated(EnumType.STRING)
    private FileLine.Kind kind;

    private UUID account;
    private String reference;
    private String name;

    @Column(name = "bank_code")
    private String bankCode;

    @Column(name = "sub_account")
    private String subAccount;

    @Column(name = "end_to_end")
    private String endToEnd;

    private String batch;

    @Column(name = "return_reason")
    private String returnReason;

    @Column(name = "back_at")
    private Instant backAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "assign_kind")
    private Claim.Kind assignKind;

    @Column(name = "assign_to")
    private UUID assignTo;

    @Column(name = "assign_why")
    private String assignWhy;

    @Column(name = "assign_by")
    private String assignBy;

    @Column(name = "assign_subject")
    private String assignSubject;

    @Column(name = "decided_by")
    private String decidedBy;

    protected BankLine() {}

    public void matched(Deposit with) {
        state = State.MATCHED;
        reason = null;
        deposit = with.id().value();
        centre = with.centre().value();
        buyerCentre = with.buyerCentre().value();
    }

    public void matched(Trade with) {
        state = State.MATCHED;
        reason = null;
        trade = with.id().value();
        centre = with.centre().value();
        buyerCentre = with.buyerCentre().value();
    }

    public void matched(Licence with) {
        state = State.MATCHED;
        reason = null;
        trade = with.trade().value();
        centre = with.centre().value();
        buyerCentre = with.buyerCentre().value();
    }

    public void matched(Payout with) {
        state = State.MATCHED;
        reason = null;
        deposit = with.deposit() == null ? null : with.deposit().value();
        trade = with.trade() == null ? null : with.trade().value();
        centre = with.centre();
        buyerCentre = with.buyerCentre();
    }

    public void returned(String why) {
        state = State.RETURNED;
        reason = why;
    }

    /** It waits for an operator until the time given. */
    public void suspended(String why, Instant until, String keepers) {
        state = State.SUSPENDED;
        reason = why;
        backAt = until;
        centre = keepers;
    }

    /** A first person says what it is for. */
    public void assign(Claim.Kind to, UUID id, String why, String by, String subject) {
        assignKind = to;
        assignTo = id;
        assignWhy = why;
        assignBy = by;
        assignSubject = subject;
    }

    /** What the first person said is dropped. */
    public void unassign() {
        assign(null, null, null, null, null);
    }

    public void decidedBy(String who) {
        decidedBy = who;
    }

    public void reversed(String why) {
        state = State.REVERSED;
        reason = why;
    }

    /** Explained by the bank itself: its charge, its interest, its own correction. */
    public void explained(String why) {
        state = State.MATCHED;
        reason = why;
    }

    public void unexplained(String why) {
        state = State.UNEXPLAINED;
        reason = why;
    }

    /** As the bank brought it. */
    public StatementLine line() {
        return direction == Direction.CREDIT
                ? new StatementLine.Credit(
                        id, position, amount(), new BankAccount(payerHolder, payerNumber), remark, bookedAt)
                : new StatementLine.Debit(id, position, amount(), payout, bookedAt);
    }

    public UUID id() {
        return id;
    }

    public Mode mode() {
        return mode;
    }

    public Direction direction() {
        return direction;
    }

    public Money amount() {
        return Money.ofMinor(amountMinor, currency);
    }

    public String payerHolder() {
        return payerHolder;
    }

    public String payerNumber() {
        return payerNumber;
    }

    public String remark() {
        return remark;
    }

    public UUID payout() {
        return payout;
    }

    public Instant bookedAt() {
        return bookedAt;
    }

    public State state() {
        return state;
    }

    public String reason() {
        return reason;
    }

    public UUID deposit() {
        return deposit;
    }

    public UUID trade() {
        return trade;
    }

    public FileLine.Kind kind() {
        return kind;
    }

    /** The settlement account of the statement; null where a link brought it. */
    public UUID account() {
        return account;
    }

    public String reference() {
        return reference;
    }

    /** The other side's name as the bank reports it. */
    public String name() {
        return name;
    }

    public String bankCode() {
        return bankCode;
    }

    public String subAccount() {
        return subAccount;
    }

    public String endToEnd() {
        return endToEnd;
    }

    public String batch() {
        return batch;
    }

    public String returnReason() {
        return returnReason;
    }

    public Instant backAt() {
        return backAt;
    }

    public Claim.Kind assignKind() {
        return assignKind;
    }

    public UUID assignTo() {
        return assignTo;
    }

    public String assignWhy() {
        return assignWhy;
    }

    public String assignBy() {
        return assignBy;
    }

    public String assignSubject() {
        return assignSubject;
    }

    public String decidedBy() {
        return decidedBy;
    }

    public String centre() {
        return centre;
    }
}
