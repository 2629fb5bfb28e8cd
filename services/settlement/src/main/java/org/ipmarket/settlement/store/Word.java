package org.ipmarket.settlement.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.ipmarket.messages.event.TradeDefaulted.Side;

/** What a side says to a question about its trade; its last word counts. */
@Embeddable
public record Word(
        @Enumerated(EnumType.STRING) Question question,
        @Enumerated(EnumType.STRING) Side side,
        String answer,
        @Column(name = "said_by") String by,
        Instant at) {
    /** What is asked. */
    public enum Question {
        /** Whether the sale be undone: the answer is the reason. */
        UNWIND,
        /** Who may pay a falling annuity: one of {@link Payer}. */
        ANNUITY
    }

    /** Who may pay a falling annuity. */
    public enum Payer {
        SELLER,
        BUYER,
        EITHER,
        NOBODY
    }
}
