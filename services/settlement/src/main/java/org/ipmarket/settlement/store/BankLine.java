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
        STUCK
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
}
