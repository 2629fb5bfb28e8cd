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
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.deposit.Forfeiture;

/** A deposit that is not refunded, from the default until it was distributed. Changed under its row's lock only. */
@Entity
@Table(name = "forfeiture")
public class ForfeitedDeposit {
    /** How far it is. */
    public enum State {
        /** In suspense: costs or shortfall are not known. */
        WAITING,
        /** All of it is on its way to those whose it is. */
        DISTRIBUTED
    }

    @Id
    private UUID deposit;

    private Mode mode;
    private UUID lot;
    private UUID trade;
    private String centre;
    private String currency;

    @Column(name = "amount_minor")
    private long amountMinor;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "forfeited_at")
    private Instant forfeitedAt;

    @Column(name = "costs_minor")
    private Long costsMinor;

    private String ground;

    @Column(name = "given_up")
    private boolean givenUp;

    @Column(name = "entered_by")
    private String enteredBy;

    @Column(name = "entered_by_subject")
    private String enteredBySubject;

    @Column(name = "checked_by")
    private String checkedBy;

    private UUID resale;
    private String outcome;

    @Column(name = "to_costs")
    private long toCosts;

    @Column(name = "to_seller")
    private long toSeller;

    @Column(name = "to_fees")
    private long toFees;

    @Column(name = "rest_to_seller")
    private long restToSeller;

    private long uncovered;

    @Column(name = "distributed_at")
    private Instant distributedAt;

    protected ForfeitedDeposit() {}

    /** @param amount more than nothing */
    public static ForfeitedDeposit waiting(Deposit deposit, TradeId trade, Money amount, Instant at) {
        ForfeitedDeposit forfeited = new ForfeitedDeposit();
        forfeited.deposit = deposit.id().value();
        forfeited.mode = deposit.mode();
        forfeited.lot = deposit.lot().value();
        forfeited.trade = trade.value();
        forfeited.centre = deposit.centre().value();
        forfeited.currency = amount.currencyCode();
        forfeited.amountMinor = amount.minor();
        forfeited.state = State.WAITING;
        forfeited.forfeitedAt = at;
        return forfeited;
    }

    /**
     * One person of the centre says what the failed sale cost; may be said anew until it was checked.
     *
     * @param offeredNoMore that the lot is not offered again
     */
    public void claim(Money costs, String why, boolean offeredNoMore, String by, String subject) {
        costsMinor = costs.minor();
        ground = why;
        givenUp = offeredNoMore;
        enteredBy = by;
        enteredBySubject = subject;
    }

    /** Another has checked it. */
    public void checked(String by) {
        checkedBy = by;
    }

    /** @param sold the later trade, or null where nobody bought */
    public void distributed(Forfeiture.Distribution parts, UUID sold, String how, Instant at) {
        state = State.DISTRIBUTED;
        toCosts = parts.costs().minor();
        toSeller = parts.shortfall().minor();
        toFees = parts.commission().minor();
        restToSeller = parts.rest().minor();
        uncovered = parts.uncovered().minor();
        resale = sold;
        outcome = how;
        distributedAt = at;
    }

    public DepositId deposit() {
        return new DepositId(deposit);
    }

    public Mode mode() {
        return mode;
    }

    public LotId lot() {
        return new LotId(lot);
    }

    /** The trade in default. */
    public TradeId trade() {
        return new TradeId(trade);
    }

    public CentreCode centre() {
        return new CentreCode(centre);
    }

    public Money amount() {
        return money(amountMinor);
    }

    public State state() {
        return state;
    }

    public Instant forfeitedAt() {
        return forfeitedAt;
    }

    /** Null where nobody has said. */
    public Money costs() {
        return costsMinor == null ? null : money(costsMinor);
    }

    public String ground() {
        return ground;
    }

    /** Whether the centre says that the lot is not offered again; counts once it was checked. */
    public boolean givenUp() {
        return givenUp;
    }

    public String enteredBy() {
        return enteredBy;
    }

    public String enteredBySubject() {
        return enteredBySubject;
    }

    /** Null where nobody has. */
    public String checkedBy() {
        return checkedBy;
    }

    /** The trade that showed the shortfall; null before, and where nobody bought. */
    public TradeId resale() {
        return resale == null ? null : new TradeId(resale);
    }

    public String outcome() {
        return outcome;
    }

    /** Null while it waits. */
    public Forfeiture.Distribution parts() {
        return state == State.WAITING
                ? null
                : new Forfeiture.Distribution(
                        money(toCosts), money(toSeller), money(toFees), money(restToSeller), money(uncovered));
    }

    public Instant distributedAt() {
        return distributedAt;
    }

    private Money money(long minor) {
        return Money.ofMinor(minor, currency);
    }
}
