package org.ipmarket.settlement.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.settlement.state.IllegalTransition;

/** Orders that go to a bank in one file: made by one person, released by a second, then handed over. */
@Entity
@Table(name = "payout_batch")
public class PayoutBatch {
    public enum State {
        MADE,
        RELEASED,
        HANDED_OVER,
        /** Given up before the bank had it; its orders wait again. */
        WITHDRAWN;

        Set<State> next() {
            return switch (this) {
                case MADE -> EnumSet.of(RELEASED, WITHDRAWN);
                case RELEASED -> EnumSet.of(HANDED_OVER, WITHDRAWN);
                case HANDED_OVER, WITHDRAWN -> EnumSet.noneOf(State.class);
            };
        }
    }

    @Id
    private UUID id;

    private Mode mode;
    private UUID account;
    private String centre;
    private String currency;

    @Column(name = "total_minor")
    private long totalMinor;

    private int count;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "made_by")
    private String madeBy;

    @Column(name = "made_subject")
    private String madeSubject;

    @Column(name = "made_at")
    private Instant madeAt;

    @Column(name = "released_by")
    private String releasedBy;

    @Column(name = "released_subject")
    private String releasedSubject;

    @Column(name = "released_at")
    private Instant releasedAt;

    @Column(name = "handed_by")
    private String handedBy;

    @Column(name = "handed_at")
    private Instant handedAt;

    protected PayoutBatch() {}

    public static PayoutBatch made(
            SettlementAccountRow from, Money total, int count, String by, String subject, Instant at) {
        PayoutBatch batch = new PayoutBatch();
        batch.id = Ids.next();
        batch.mode = from.mode();
        batch.account = from.id();
        batch.centre = from.centre();
        batch.currency = from.currency();
        batch.totalMinor = total.minor();
        batch.count = count;
        batch.state = State.MADE;
        batch.madeBy = by;
        batch.madeSubject = subject;
        batch.madeAt = at;
        return batch;
    }

    public void released(String by, String subject, Instant at) {
        to(State.RELEASED);
        releasedBy = by;
        releasedSubject = subject;
        releasedAt = at;
    }

    public void handedOver(String by, Instant at) {
        to(State.HANDED_OVER);
        handedBy = by;
        handedAt = at;
    }

    public void withdrawn() {
        to(State.WITHDRAWN);
    }

    private void to(State wanted) {
        if (!state.next().contains(wanted)) {
            throw new IllegalTransition("payout batch", state, wanted.name());
        }
        state = wanted;
    }

    public UUID id() {
        return id;
    }

    public Mode mode() {
        return mode;
    }

    public UUID account() {
        return account;
    }

    public String centre() {
        return centre;
    }

    public Money total() {
        return Money.ofMinor(totalMinor, currency);
    }

    public int count() {
        return count;
    }

    public State state() {
        return state;
    }

    public String madeBy() {
        return madeBy;
    }

    public String madeSubject() {
        return madeSubject;
    }

    public Instant madeAt() {
        return madeAt;
    }

    public String releasedBy() {
        return releasedBy;
    }

    public Instant releasedAt() {
        return releasedAt;
    }

    public String handedBy() {
        return handedBy;
    }

    public Instant handedAt() {
        return handedAt;
    }
}
