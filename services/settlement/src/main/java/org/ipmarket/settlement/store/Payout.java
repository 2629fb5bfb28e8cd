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
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.bank.BankAccount;
import org.ipmarket.settlement.bank.PayoutOrder;
import org.ipmarket.settlement.bank.PayoutState;
import org.ipmarket.settlement.ledger.Account;
import org.ipmarket.settlement.ledger.AccountKind;
import org.ipmarket.settlement.ledger.Earmark;

/** Money that the bank is ordered to pay. Its money stays on the ledger's account until the bank has confirmed it. */
@Entity
@Table(name = "payout")
public class Payout {
    /** What it is for. */
    public enum Purpose {
        DEPOSIT_REFUND,
        /** Money that matched nothing goes back. */
        RETURN,
        SELLER_PROCEEDS,
        /** What a licensor gets of a period's royalties. */
        ROYALTY,
        SELLER_CENTRE_FEE,
        BUYER_CENTRE_FEE,
        PLATFORM_FEE,
        BROKER_FEE,
        /** A pledgee is paid before the seller (Civil Code 444). */
        PLEDGEE,
        /** What a buyer had paid for a trade that came to nothing. */
        BUYER_REFUND,
        /** Of a deposit that is not refunded: what the failed sale cost the centre. */
        FORFEITED_COSTS,
        /** Of a deposit that is not refunded: the consignor's shortfall, and the rest. */
        FORFEITED_TO_SELLER
    }

    @Id
    private UUID id;

    private Mode mode;

    @Enumerated(EnumType.STRING)
    private Purpose purpose;

    private String cause;

    @Enumerated(EnumType.STRING)
    @Column(name = "account_kind")
    private AccountKind accountKind;

    @Column(name = "account_owner")
    private String accountOwner;

    @Enumerated(EnumType.STRING)
    @Column(name = "earmark_kind")
    private Earmark.Kind earmarkKind;

    @Column(name = "earmark_id")
    private UUID earmarkId;

    @Column(name = "to_holder")
    private String toHolder;

    @Column(name = "to_number")
    private String toNumber;

    private String currency;

    @Column(name = "amount_minor")
    private long amountMinor;

    private String remark;

    @Enumerated(EnumType.STRING)
    private PayoutState state;

    private UUID deposit;
    private UUID trade;
    private UUID royalty;
    private String centre;

    @Column(name = "buyer_centre")
    private String buyerCentre;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "ordered_at")
    private Instant orderedAt;

    @Column(name = "confirmed_at")
    private Instant confirmedAt;

    private boolean frozen;
    private UUID batch;
    private UUID replaces;

    @Column(name = "replaced_by")
    private UUID replacedBy;

    private String failure;

    @Column(name = "told_at")
    private Instant toldAt;

    @Column(name = "asked_at")
    private Instant askedAt;

    private int told;

    protected Payout() {}

    /**
     * @param cause unique: the same cause is paid once
     * @param from the ledger's account that it is paid from
     */
    public static Payout waiting(
            Purpose purpose, String cause, Account from, BankAccount to, Money amount, String remark, Instant at) {
        Payout payout = new Payout();
        payout.id = Ids.next();
        payout.mode = from.mode();
        payout.purpose = purpose;
        payout.cause = cause;
        payout.accountKind = from.kind();
        payout.accountOwner = from.owner();
        payout.earmarkKind = from.earmark().kind();
        payout.earmarkId = from.earmark().id();
        payout.toHolder = to.holder();
        payout.toNumber = to.number();
        payout.currency = amount.currencyCode();
        payout.amountMinor = amount.minor();
        payout.remark = remark;
        payout.state = PayoutState.WAITING;
        payout.createdAt = at;
        return payout;
    }

    /** The deposit it gives back, and the centres that may see it. */
    public Payout about(Deposit subject) {
        deposit = subject.id().value();
        return of(subject.centre(), subject.buyerCentre());
    }

    /** The trade it pays, and the centres that may see it. */
    public Payout about(Trade subject) {
        trade = subject.id().value();
        return of(subject.centre(), subject.buyerCentre());
    }

    /** The statement whose royalties it pays, and the centres that may see it. */
    public Payout about(RoyaltyStatement subject) {
        royalty = subject.id();
        return of(subject.licence().centre(), subject.licence().buyerCentre());
    }

    /** The centre whose finance keeps the account that it is paid from; null for the market's admin. */
    public Payout keptBy(String keeper) {
        centre = keeper;
        return this;
    }

    private Payout of(CentreCode sellers, CentreCode buyers) {
        centre = sellers.value();
        buyerCentre = buyers.value();
        return this;
    }

    /** Its trade stands still, or goes on: while it is frozen the bank is not told of it. What was paid is not frozen. */
    public void freeze(boolean still) {
        frozen = still && state != PayoutState.CONFIRMED;
    }

    public boolean isFrozen() {
        return frozen;
    }

    /** A second person has released it, or the link's own rule. */
    public void released() {
        state = state.to(PayoutState.RELEASED);
    }

    /** It stands in a batch; nobody else takes it. */
    public void takenInto(UUID into) {
        if (state != PayoutState.WAITING || batch != null) {
            throw new IllegalStateException("payout " + id + " is " + state + ", in batch " + batch);
        }
        batch = into;
    }

    /** To another account of the same payee, before anybody was told. */
    public void correctAccount(String number) {
        if (state != PayoutState.WAITING || batch != null) {
            throw new IllegalStateException("payout " + id + " is " + state + ", in batch " + batch);
        }
        toNumber = number;
    }

    /** Its batch is withdrawn before the bank was told. */
    public void withdrawn() {
        if (state != PayoutState.WAITING) {
            state = state.to(PayoutState.WAITING);
        }
        batch = null;
    }

    /** The bank is about to be told: from now on nobody knows, until it answers. */
    public void telling(Instant at) {
        state = state.to(PayoutState.UNKNOWN);
        told++;
        toldAt = at;
        askedAt = at;
    }

    public void asked(Instant at) {
        askedAt = at;
    }

    /** The bank has the order. */
    public void ordered(Instant at) {
        state = state.to(PayoutState.ORDERED);
        orderedAt = at;
    }

    /** The bank does not know the order that it had taken. */
    public void lost() {
        state = state.to(PayoutState.UNKNOWN);
    }

    /** The bank has never heard of it: it is given again under the same id. */
    public void neverHeard() {
        state = state.to(PayoutState.RELEASED);
    }

    /** The bank will not execute it. */
    public void refused(String why) {
        state = state.to(PayoutState.REFUSED);
        failure = why;
    }

    /** It stands on the statement. */
    public void confirmed(Instant at) {
        if (replacedBy != null) {
            throw new IllegalStateException("payout " + id + " was replaced by " + replacedBy);
        }
        state = state.to(PayoutState.CONFIRMED);
        confirmedAt = at;
        failure = null;
        frozen = false;
    }

    /** It came back. @param still whether its trade stands still meanwhile */
    public void bounced(String why, boolean still) {
        state = state.to(PayoutState.BOUNCED);
        failure = why;
        freeze(still);
    }

    /** The same payment anew, to a corrected account; only after it has failed, and once. */
    public Payout replacement(String number, Instant at) {
        if (!state.hasFailed() || replacedBy != null) {
            throw new IllegalStateException("payout " + id + " is " + state + ", replaced by " + replacedBy);
        }
        Payout anew = waiting(purpose, "again:" + id, from(), new BankAccount(toHolder, number), amount(), remark, at);
        anew.deposit = deposit;
        anew.trade = trade;
        anew.royalty = royalty;
        anew.centre = centre;
        anew.buyerCentre = buyerCentre;
        anew.frozen = frozen;
        anew.replaces = id;
        replacedBy = anew.id;
        return anew;
    }

    public UUID id() {
        return id;
    }

    public Mode mode() {
        return mode;
    }

    public Purpose purpose() {
        return purpose;
    }

    public Account from() {
        return new Account(mode, currency, accountKind, accountOwner, new Earmark(earmarkKind, earmarkId));
    }

    public BankAccount to() {
        return new BankAccount(toHolder, toNumber);
    }

    public Money amount() {
        return Money.ofMinor(amountMinor, currency);
    }

    /** As the bank gets it. */
    public PayoutOrder order() {
        return new PayoutOrder(id, to(), amount(), remark);
    }

    public PayoutState state() {
        return state;
    }

    public DepositId deposit() {
        return deposit == null ? null : new DepositId(deposit);
    }

    public TradeId trade() {
        return trade == null ? null : new TradeId(trade);
    }

    public String centre() {
        return centre;
    }

    public String buyerCentre() {
        return buyerCentre;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant orderedAt() {
        return orderedAt;
    }

    public Instant confirmedAt() {
        return confirmedAt;
    }

    public UUID batch() {
        return batch;
    }

    public UUID replaces() {
        return replaces;
    }

    public UUID replacedBy() {
        return replacedBy;
    }

    /** Why it was refused or came back; null where it was not. */
    public String failure() {
        return failure;
    }

    public Instant toldAt() {
        return toldAt;
    }

    /** How often the bank was told. */
    public int told() {
        return told;
    }

    public String cause() {
        return cause;
    }

    public String remark() {
        return remark;
    }
}
