package org.ipmarket.settlement.fee;

import java.util.Optional;
import java.util.Set;
import org.ipmarket.messages.id.ParticipantId;

/**
 * The broker members (经纪会员) whose mandates brought the sides of a trade.
 *
 * @param seller who brought the seller, or null
 * @param buyer who brought the buyer, or null
 */
public record Brought(ParticipantId seller, ParticipantId buyer) {
    public static final Brought BY_NOBODY = new Brought(null, null);

    /**
     * Who brought a side: the one broker member that holds its mandate when the trade is opened. Where several hold one, nobody
     * can say which of them did, and none has a share.
     */
    public static Optional<ParticipantId> by(Set<ParticipantId> brokersWithMandate) {
        return brokersWithMandate.size() == 1
                ? Optional.of(brokersWithMandate.iterator().next())
                : Optional.empty();
    }
}
