package org.ipmarket.settlement.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.fx.Advice;
import org.ipmarket.settlement.state.IllegalTransition;

/** A conversion for a trade, as the bank's advice has it; entered by one, checked by another. */
@Entity
@Table(name = "conversion")
public class ConversionRow {
    public enum State {
        ENTERED,
        /** The ledger has moved. */
        CHECKED,
        REFUSED
    }

    @Id
    private UUID id;

    private long version;
    private Mode mode;
    private UUID trade;
    private String centre;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "sold_currency")
    private String soldCurrency;

    @Column(name = "sold_minor")
    private long soldMinor;

    @Column(name = "bought_currency")
    private String boughtCurrency;

    @Column(name = "bought_minor")
    private long boughtMinor;

    private BigDecimal rate;

    @Column(name = "advice_number")
    private String adviceNumber;

    @Column(name = "dealt_on")
    private LocalDate dealtOn;

    @Column(name = "value_on")
    private LocalDate valueOn;

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

    private String reason;

    @Column(name = "sold_line")
    private UUID soldLine;

    @Column(name = "bought_line")
    private UUID boughtLine;

    protected ConversionRow() {}

    public static ConversionRow entered(UUID id, Trade of, Advice advice, Caller by, Instant at) {
        ConversionRow row = new ConversionRow();
        row.id = id;
        row.mode = of.mode();
        row.trade = of.id().value();
        row.centre = of.centre().value();
        row.state = State.ENTERED;
        row.soldCurrency = advice.sold().currencyCode();
        row.soldMinor = advice.sold().minor();
        row.boughtCurrency = advice.bought().currencyCode();
        row.boughtMinor = advice.bought().minor();
        row.rate = advice.rate();
        row.adviceNumber = advice.number();
        row.dealtOn = advice.dealtOn();
        row.valueOn = advice.valueOn();
        row.enteredBy = by.username();
        row.enteredBySubject = by.subject();
        row.enteredAt = at;
        return row;
    }

    /** Another has compared it with the advice; where there is a reason, it is refused. */
    public void checked(String by, String refusal, Instant at) {
        if (state != State.ENTERED) {
            throw new IllegalTransition("conversion", state, "checked");
        }
        state = refusal == null ? State.CHECKED : State.REFUSED;
        checkedBy = by;
        checkedAt = at;
        reason = refusal;
        version++;
    }

    /** The bank's statement has shown what went. */
    public void soldBooked(UUID line) {
        soldLine = line;
        version++;
    }

    /** And what came. */
    public void boughtBooked(UUID line) {
        boughtLine = line;
        version++;
    }

    public UUID id() {
        return id;
    }

    public Mode mode() {
        return mode;
    }

    public TradeId trade() {
        return new TradeId(trade);
    }

    public CentreCode centre() {
        return new CentreCode(centre);
    }

    public State state() {
        return state;
    }

    public Advice advice() {
        return new Advice(
                Money.ofMinor(soldMinor, soldCurrency),
                Money.ofMinor(boughtMinor, boughtCurrency),
                rate.stripTrailingZeros(),
                adviceNumber,
                dealtOn,
                valueOn);
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

    public String checkedBy() {
        return checkedBy;
    }

    public Instant checkedAt() {
        return checkedAt;
    }

    public String reason() {
        return reason;
    }
}
