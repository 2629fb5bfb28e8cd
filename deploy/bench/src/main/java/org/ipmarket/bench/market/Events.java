package org.ipmarket.bench.market;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ipmarket.chassis.outbox.EventEnvelope;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.DepositHeld;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;

/** Events of a middling size, as settlement tells them. */
final class Events {
    private Events() {}

    static EventEnvelope next() {
        Instant now = Instant.now();
        return EventEnvelope.of(
                new DepositHeld(
                        DepositId.next(),
                        LotId.of(OfferId.next()),
                        Mode.TEST,
                        new CentreCode("GZ"),
                        new CentreCode("SZ"),
                        ParticipantId.next(),
                        Money.cny(1_200_000),
                        now),
                "00000000-bench",
                now);
    }

    static List<EventEnvelope> next(int count) {
        List<EventEnvelope> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            events.add(next());
        }
        return events;
    }
}
