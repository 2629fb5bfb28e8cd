package org.ipmarket.settlement.store;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.settlement.deposit.DepositState;

/** A state that a deposit came to, or what happened to it without changing that, when and why. Written once. */
@Entity
@Table(name = "deposit_step")
public class DepositStep {
    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "deposit")
    private Deposit deposit;

    private int sequence;

    @Enumerated(EnumType.STRING)
    private DepositState state;

    private Instant at;
    private String why;

    protected DepositStep() {}

    DepositStep(Deposit deposit, int sequence, DepositState state, Instant at, String why) {
        this.id = Ids.next();
        this.deposit = deposit;
        this.sequence = sequence;
        this.state = state;
        this.at = at;
        this.why = why;
    }

    public DepositState state() {
        return state;
    }

    public Instant at() {
        return at;
    }

    public String why() {
        return why;
    }
}
