package org.ipmarket.settlement.store;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.settlement.deposit.BankReference;
import org.ipmarket.settlement.licence.Royalty;
import org.ipmarket.settlement.licence.RoyaltyPeriod;
import org.ipmarket.settlement.licence.Sales;
import org.ipmarket.settlement.licence.StatementState;

/** The royalties of a period: what the licensee states, what is owed for it, what became of it. Changed under the licence's lock only. */
@Entity
@Table(name = "royalty_statement")
public class RoyaltyStatement {
    @Id
    private UUID id;

    @Version
    @Column(name = "row_version")
    private int rowVersion;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "licence")
    private Licence licence;

    private int number;

    @Column(name = "from_day")
    private LocalDate fromDay;

    @Column(name = "until_day")
    private LocalDate untilDay;

    @Column(name = "whole_days")
    private int wholeDays;

    @Enumerated(EnumType.STRING)
    private StatementState state;

    private int edition;

    /** JSON. */
    private String sales;

    @Column(name = "net_minor")
    private Long netMinor;

    @Column(name = "on_sales_minor")
    private Long onSalesMinor;

    @Column(name = "least_minor")
    private Long leastMinor;

    @Column(name = "due_minor")
    private Long dueMinor;

    @Column(name = "fee_minor")
    private Long feeMinor;

    @Column(name = "statement_due")
    private LocalDate statementDue;

    @Column(name = "payment_due")
    private LocalDate paymentDue;

    @Column(name = "payment_reference")
    private String paymentReference;

    @Column(name = "submitted_by")
    private String submittedBy;

    @Column(name = "accepted_by")
    private String acceptedBy;

    @Column(name = "disputed_why")
    private String disputedWhy;

    private int reminders;

    @Column(name = "reminded_on")
    private LocalDate remindedOn;

    @Column(name = "paid_at")
    private Instant paidAt;

    @ElementCollection
    @CollectionTable(name = "royalty_step", joinColumns = @JoinColumn(name = "statement"))
    @OrderColumn(name = "sequence")
    private List<RoyaltyStep> history = new ArrayList<>();

    protected RoyaltyStatement() {}

    /** A period has ended: its statement is awaited. */
    public static RoyaltyStatement awaited(Licence licence, RoyaltyPeriod period, LocalDate due, Instant at) {
        RoyaltyStatement statement = new RoyaltyStatement();
        statement.id = Ids.next();
        statement.licence = licence;
        statement.number = period.number();
        statement.fromDay = period.from();
        statement.untilDay = period.until();
        statement.wholeDays = period.wholeDays();
        statement.statementDue = due;
        statement.paymentReference = BankReference.ofRoyalty(statement.id).text();
        statement.state = StatementState.AWAITED;
        statement.came("market", at, "The period has ended; its sales are to be stated by " + due + ".");
        return statement;
    }

    /** The licensee states its sales, or states them anew. @param fee of the centre, taken from what is owed */
    public void state(Sales stated, Royalty royalty, Money fee, String by, Instant at, String why) {
        state = state.to(StatementState.SUBMITTED);
        edition++;
        sales = new String(EventJson.write(stated), StandardCharsets.UTF_8);
        netMinor = royalty.netSales().minor();
        onSalesMinor = royalty.onSales().minor();
        leastMinor = royalty.minimum().minor();
        dueMinor = royalty.due().minor();
        feeMinor = fee.minor();
        submittedBy = by;
        acceptedBy = null;
        paymentDue = null;
        disputedWhy = null;
        came(by, at, why);
    }

    public void dispute(String why, String by, Instant at) {
        state = state.to(StatementState.DISPUTED);
        disputedWhy = why;
        came(by, at, why);
    }

    /** The licensor accepts it: the amount is due. */
    public void accept(LocalDate due, String by, Instant at) {
        state = state.to(StatementState.ACCEPTED);
        acceptedBy = by;
        paymentDue = due;
        reminders = 0;
        remindedOn = null;
        came(by, at, due() + " is due by " + due + " with reference " + paymentReference + ".");
        if (dueMinor == 0) {
            state = state.to(StatementState.PAID_ON);
            came("market", at, "Nothing is owed for the period.");
        }
    }

    public void paid(Instant at, String why) {
        state = state.to(StatementState.PAID);
        paidAt = at;
        came("bank", at, why);
    }

    public void paidOn(Instant at) {
        state = state.to(StatementState.PAID_ON);
        came("bank", at, "The bank has confirmed every payment.");
    }

    /** What is late was asked for again. */
    public void remind(LocalDate today, Instant at) {
        reminders++;
        remindedOn = today;
        came(
                "market",
                at,
                state == StatementState.AWAITED
                        ? "Reminder " + reminders + ": the statement was due on " + statementDue + "."
                        : "Reminder " + reminders + ": " + due() + " was due on " + paymentDue + ".");
    }

    private void came(String by, Instant at, String why) {
        history.add(new RoyaltyStep(state, at, by, why));
    }

    private Money money(Long minor) {
        return minor == null ? null : Money.ofMinor(minor, licence.terms().currency());
    }

    public UUID id() {
        return id;
    }

    public Licence licence() {
        return licence;
    }

    public RoyaltyPeriod period() {
        return new RoyaltyPeriod(number, fromDay, untilDay, wholeDays);
    }

    public StatementState state() {
        return state;
    }

    /** 1 for what was stated first, one more each time it was stated anew. */
    public int edition() {
        return edition;
    }

    /** Null until it was stated, as the amounts are. */
    public Sales sales() {
        return sales == null ? null : EventJson.read(sales.getBytes(StandardCharsets.UTF_8), Sales.class);
    }

    public Money netSales() {
        return money(netMinor);
    }

    public Money onSales() {
        return money(onSalesMinor);
    }

    public Money minimum() {
        return money(leastMinor);
    }

    public Money due() {
        return money(dueMinor);
    }

    /** The centres' and the platform's part of what is owed. */
    public Money fee() {
        return money(feeMinor);
    }

    public LocalDate statementDue() {
        return statementDue;
    }

    /** Null until it was accepted. */
    public LocalDate paymentDue() {
        return paymentDue;
    }

    /** What the licensee writes on its transfer. */
    public String paymentReference() {
        return paymentReference;
    }

    public String submittedBy() {
        return submittedBy;
    }

    public String acceptedBy() {
        return acceptedBy;
    }

    public String disputedWhy() {
        return disputedWhy;
    }

    public int reminders() {
        return reminders;
    }

    public LocalDate remindedOn() {
        return remindedOn;
    }

    public Instant paidAt() {
        return paidAt;
    }

    /** What it went through, oldest first. */
    public List<RoyaltyStep> history() {
        return List.copyOf(history);
    }
}
