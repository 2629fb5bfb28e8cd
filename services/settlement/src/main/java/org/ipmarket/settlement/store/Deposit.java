package org.ipmarket.settlement.store;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.bank.BankAccount;
import org.ipmarket.settlement.deposit.BankReference;
import org.ipmarket.settlement.deposit.DepositState;

/** A bid security of a participant for a lot. Changed under its row's lock only. */
@Entity
@Table(name = "deposit")
public class Deposit {
    @Id
    private UUID id;

    @Version
    @Column(name = "row_version")
    private int rowVersion;

    private Mode mode;
    private UUID lot;
    private UUID participant;
    private String centre;

    @Column(name = "buyer_centre")
    private String buyerCentre;

    private String currency;

    @Column(name = "amount_minor")
    private long amountMinor;

    @Enumerated(EnumType.STRING)
    private DepositState state;

    @Column(name = "bank_reference")
    private String bankReference;

    private UUID trade;

    @Column(name = "payer_holder")
    private String payerHolder;

    @Column(name = "payer_number")
    private String payerNumber;

    @Column(name = "held_minor")
    private long heldMinor;

    @Column(name = "released_minor")
    private long releasedMinor;

    @Column(name = "applied_minor")
    private long appliedMinor;

    @Column(name = "forfeited_minor")
    private long forfeitedMinor;

    private String reason;

    @Column(name = "announced_by")
    private String announcedBy;

    @Column(name = "announced_at")
    private Instant announcedAt;

    @Column(name = "held_at")
    private Instant heldAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    /** The list with which it was announced, or null. */
    private UUID list;

    private int steps;

    /** Only added to here: a bag that is never loaded for it. */
    @OneToMany(mappedBy = "deposit", cascade = CascadeType.PERSIST)
    @OrderBy("sequence")
    private List<DepositStep> history = new ArrayList<>();

    protected Deposit() {}

    /** A participant announces that it will pay; the amount is what was announced for the lot. */
    public static Deposit announced(
            DepositId id, LotTerms lot, ParticipantId participant, CentreCode buyerCentre, String by, Instant at) {
        Deposit deposit = new Deposit();
        deposit.id = id.value();
        deposit.mode = lot.mode();
        deposit.lot = lot.lot().value();
        deposit.participant = participant.value();
        deposit.centre = lot.centre().value();
        deposit.buyerCentre = buyerCentre.value();
        deposit.currency = lot.deposit().currencyCode();
        deposit.amountMinor = lot.deposit().minor();
        deposit.state = DepositState.ANNOUNCED;
        deposit.bankReference = BankReference.ofDeposit(id.value()).text();
        deposit.announcedBy = by;
        deposit.announcedAt = at;
        deposit.came(at, "Announced by " + by + ".");
        return deposit;
    }

    /** It is paid together with others, under the list's reference. */
    public Deposit in(DepositList together) {
        list = together.id();
        return this;
    }

    /** The exact money has come from an account in the payer's own name. */
    public void hold(BankAccount from, Instant at) {
        state = state.to(DepositState.HELD);
        payerHolder = from.holder();
        payerNumber = from.number();
        heldMinor = amountMinor;
        heldAt = at;
        came(at, "The bank booked " + amount() + " from account " + from.number() + " of its giver.");
    }

    /** The lot asks for no deposit: nothing has to come. */
    public void holdNothing(Instant at) {
        if (amountMinor != 0) {
            throw new IllegalStateException("deposit " + id + " is held when its money has come");
        }
        state = state.to(DepositState.HELD);
        heldAt = at;
        came(at, "The lot asks for no deposit.");
    }

    public void requestRelease(Instant at) {
        state = state.to(DepositState.RELEASE_REQUESTED);
        came(at, "Its giver asks for it back; bidding decides.");
    }

    /** Bidding keeps it: the request is refused, or its giver has won. */
    public void keep(String why, Instant at) {
        state = state.to(DepositState.HELD);
        reason = why;
        came(at, why);
    }

    /** Its giver has won; from now on the trade decides about it. */
    public void bind(TradeId to, Instant at) {
        if (!state.hasMoney()) {
            throw new IllegalStateException("deposit " + id + " is " + state + " and cannot stand for trade " + to);
        }
        trade = to.value();
        came(at, "It stands for trade " + to + ".");
    }

    /** Something happened that changes nothing: it is kept for who looks for a mistake. */
    public void note(String what, Instant at) {
        came(at, what);
    }

    private void came(Instant at, String why) {
        steps++;
        history.add(new DepositStep(this, steps, state, at, why));
    }

    public void release(String why, Instant at) {
        state = state.to(DepositState.RELEASED);
        releasedMinor = heldMinor;
        reason = why;
        endedAt = at;
        came(at, why);
    }

    /** Counts towards the price; what is more than is due goes back. */
    public void apply(Money applied, Money returned, Instant at) {
        state = state.to(DepositState.APPLIED);
        appliedMinor = applied.minor();
        releasedMinor = returned.minor();
        endedAt = at;
        came(at, applied + " counts towards the price" + (returned.isZero() ? "." : ", " + returned + " goes back."));
    }

    /** Is not refunded, whether it had been applied or not. Gives the part that is lost. */
    public Money forfeit(String why, Instant at) {
        forfeitedMinor = state == DepositState.APPLIED ? appliedMinor : heldMinor;
        appliedMinor = 0;
        state = state.to(DepositState.FORFEITED);
        reason = why;
        endedAt = at;
        came(at, why);
        return Money.ofMinor(forfeitedMinor, currency);
    }

    /** The lot ended before the money came. */
    public void expire(String why, Instant at) {
        state = state.to(DepositState.EXPIRED);
        reason = why;
        endedAt = at;
        came(at, why);
    }

    public DepositId id() {
        return new DepositId(id);
    }

    public Mode mode() {
        return mode;
    }

    public LotId lot() {
        return new LotId(lot);
    }

    public ParticipantId participant() {
        return new ParticipantId(participant);
    }

    public CentreCode centre() {
        return new CentreCode(centre);
    }

    public CentreCode buyerCentre() {
        return new CentreCode(buyerCentre);
    }

    public Money amount() {
        return Money.ofMinor(amountMinor, currency);
    }

    public DepositState state() {
        return state;
    }

    public String bankReference() {
        return bankReference;
    }

    /** The trade that it stands for, or null. */
    public TradeId trade() {
        return trade == null ? null : new TradeId(trade);
    }

    /** The account that the money came from, to which it goes back; null before it came. */
    public BankAccount payer() {
        return payerHolder == null ? null : new BankAccount(payerHolder, payerNumber);
    }

    /** Why it is in its state, where somebody said so; else null. */
    public String reason() {
        return reason;
    }

    /** The list with which it was announced, or null. */
    public UUID list() {
        return list;
    }

    /** What it went through, oldest first; loaded when asked for. */
    public List<DepositStep> history() {
        return List.copyOf(history);
    }

    public Instant announcedAt() {
        return announcedAt;
    }

    public Instant heldAt() {
        return heldAt;
    }

    public Instant endedAt() {
        return endedAt;
    }
}
