package org.ipmarket.bench.bidding;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.ipmarket.bench.KeyServer;
import org.ipmarket.messages.event.MarketEvent;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;

/** Some who bid at the service, each with a token of its own; and the requests that they send. */
public final class Bidders {
    private final List<ParticipantId> participants = new ArrayList<>();
    private final List<String> heads = new ArrayList<>();
    private int keys;

    public Bidders(int count, BiddingParts parts, KeyServer keyServer) throws GeneralSecurityException {
        for (int i = 0; i < count; i++) {
            participants.add(ParticipantId.next());
            String token = keyServer.token(
                    parts.issuer(), "bidder-" + i, "trader", "\"participant\":\"" + participants.getLast() + "\",");
            heads.add("HTTP/1.1\r\nHost: 127.0.0.1:" + parts.servicePort() + "\r\nAuthorization: Bearer " + token
                    + "\r\nContent-Type: application/json\r\nAccept: application/json\r\n");
        }
    }

    public void introduce(List<MarketEvent> events) {
        participants.forEach(bidder -> events.add(MarketEvents.qualified(bidder)));
    }

    /** All of them may bid on it. */
    public void giveDeposits(List<MarketEvent> events, LotId lot) {
        participants.forEach(bidder -> events.add(MarketEvents.deposit(lot, bidder)));
    }

    public int count() {
        return participants.size();
    }

    /** A request with a key that was not used before. */
    public byte[] bid(int bidder, LotId lot, long yuan) {
        String body = "{\"amount\":{\"amount\":\"" + yuan + ".00\",\"currency\":\"CNY\"}}";
        return ("POST /api/v1/lots/" + lot + "/bids " + heads.get(bidder) + "Idempotency-Key: bench-" + keys++
                        + "-key\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
