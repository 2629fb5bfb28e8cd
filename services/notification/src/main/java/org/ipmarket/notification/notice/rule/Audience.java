package org.ipmarket.notification.notice.rule;

import java.util.Set;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;

/** For whom a notice is, as the event says it. */
public sealed interface Audience {
    /** Whom the event names. */
    record Named(Set<ParticipantId> participants) implements Audience {
        public static Named one(ParticipantId participant) {
            return new Named(Set.of(participant));
        }
    }

    /** Whose bid security is held for the lot. @param without these */
    record Bidders(LotId lot, Set<DepositId> without) implements Audience {
        public static Bidders all(LotId lot) {
            return new Bidders(lot, Set.of());
        }
    }

    /** Who sells the lot. */
    record Seller(LotId lot) implements Audience {}

    /** Seller and buyer of a trade whose event does not name them. */
    record Sides(TradeId trade) implements Audience {}
}
