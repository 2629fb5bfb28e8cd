package org.ipmarket.settlement.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.Ids;

/** A dedicated account into which people pay, whose statements come as files. */
@Entity
@Table(name = "settlement_account")
public class SettlementAccountRow {
    public enum State {
        OPEN,
        /** Its statements are complete for ever. */
        CLOSED
    }

    @Id
    private UUID id;

    private Mode mode;
    private String bank;
    private String name;
    private String number;
    private String currency;

    @Column(name = "bank_code")
    private String bankCode;

    private String centre;

    @Column(name = "suspense_millis")
    private long suspenseMillis;

    @Column(name = "closing_minor")
    private long closingMinor;

    private Long sequence;

    @Column(name = "complete_until")
    private Instant completeUntil;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "opened_by")
    private String openedBy;

    @Column(name = "opened_at")
    private Instant openedAt;

    protected SettlementAccountRow() {}

    /**
     * @param centre whose finance keeps it; null for the market's admin
     * @param suspense until money that matched nothing goes back
     * @param opening the booked balance from which its statements are followed, minor units
     */
    public static SettlementAccountRow open(
            Mode mode,
            String bank,
            String name,
            String number,
            String currency,
            String bankCode,
            String centre,
            Duration suspense,
            long opening,
            String by,
            Instant at) {
        SettlementAccountRow account = new SettlementAccountRow();
        account.id = Ids.next();
        account.mode = mode;
        account.bank = bank;
        account.name = name;
        account.number = number;
        account.currency = currency;
        account.bankCode = bankCode;
        account.centre = centre;
        account.suspenseMillis = suspense.toMillis();
        account.closingMinor = opening;
        account.completeUntil = Instant.EPOCH;
        account.state = State.OPEN;
        account.openedBy = by;
        account.openedAt = at;
        return account;
    }

    /** A statement was taken: the next one opens where it closed. */
    public void stated(long closing, Long number) {
        closingMinor = closing;
        sequence = number == null ? sequence : number;
    }

    public void close() {
        state = State.CLOSED;
    }

    public UUID id() {
        return id;
    }

    public Mode mode() {
        return mode;
    }

    public String bank() {
        return bank;
    }

    public String name() {
        return name;
    }

    public String number() {
        return number;
    }

    public String currency() {
        return currency;
    }

    public String bankCode() {
        return bankCode;
    }

    public String centre() {
        return centre;
    }

    public Duration suspense() {
        return Duration.ofMillis(suspenseMillis);
    }

    public long closingMinor() {
        return closingMinor;
    }

    public Long sequence() {
        return sequence;
    }

    /** Everything that was booked before this time has been applied. */
    public Instant completeUntil() {
        return completeUntil;
    }

    public State state() {
        return state;
    }
}
