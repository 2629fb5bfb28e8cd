package org.ipmarket.bench.bidding;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.ipmarket.bench.KeyServer;
import org.ipmarket.bench.load.Callers;
import org.ipmarket.messages.id.LotId;

/** The requests of a run, each with a key of its own, and which of them were answered 201. */
final class Bids {
    static final int ACCEPTED = 201;
    static final int TOO_LOW = 422;
    static final String KEY = "bench-";

    /** Every bidder has two connections. */
    static final int CALLERS = 2 * Lots.BIDDERS;

    private final Lots lots;
    private final List<String> heads = new ArrayList<>();
    private final long[] quietPrice = new long[Lots.QUIET];
    private final SplittableRandom random = new SplittableRandom(7);
    private final BitSet accepted = new BitSet();
    private final int[] underWay;
    private long hotPrice = 1_000;
    private int keys;

    Bids(BiddingParts parts, Lots lots, KeyServer keyServer) throws GeneralSecurityException {
        this.lots = lots;
        this.underWay = new int[CALLERS];
        for (int i = 0; i < lots.bidders().size(); i++) {
            String token = keyServer.token(
                    parts.issuer(),
                    "bidder-" + i,
                    "trader",
                    "\"participant\":\"" + lots.bidders().get(i) + "\",");
            heads.add("HTTP/1.1\r\nHost: 127.0.0.1:" + parts.servicePort() + "\r\nAuthorization: Bearer " + token
                    + "\r\nContent-Type: application/json\r\nAccept: application/json\r\n");
        }
    }

    /** By number of their keys. */
    BitSet accepted() {
        return accepted;
    }

    /** Everybody outbids everybody on one lot. */
    Callers.Script hotLot() {
        return new Script() {
            @Override
            public byte[] next(int caller) {
                hotPrice += 10;
                return bid(caller, bidderOf(caller), lots.hot(), hotPrice);
            }
        };
    }

    /** Each bid is on one of a thousand lots at random, by one of its bidders. */
    Callers.Script thousandLots() {
        return new Script() {
            @Override
            public byte[] next(int caller) {
                int lot = random.nextInt(Lots.QUIET);
                quietPrice[lot] += 10;
                int bidder = Lots.bidderOf(lot, random.nextInt(Integer.MAX_VALUE));
                return bid(caller, bidder, lots.quiet().get(lot), 1_000 + quietPrice[lot]);
            }
        };
    }

    /** What a bid costs without the bid: the same request, checked and answered. */
    Callers.Script empty() {
        return new Script() {
            @Override
            public byte[] next(int caller) {
                return post(bidderOf(caller), "/api/v1/lots/" + lots.hot() + "/bids/check", 1_000, keys++);
            }

            @Override
            public void answered(int caller, int status) {}
        };
    }

    private static int bidderOf(int caller) {
        return caller % Lots.BIDDERS;
    }

    private byte[] bid(int caller, int bidder, LotId lot, long yuan) {
        underWay[caller] = keys++;
        return post(bidder, "/api/v1/lots/" + lot + "/bids", yuan, underWay[caller]);
    }

    private byte[] post(int bidder, String path, long yuan, int key) {
        String body = "{\"amount\":{\"amount\":\"" + yuan + ".00\",\"currency\":\"CNY\"}}";
        return ("POST " + path + " " + heads.get(bidder) + "Idempotency-Key: " + KEY + key + "-key\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private abstract class Script implements Callers.Script {
        @Override
        public void answered(int caller, int status) {
            if (status == ACCEPTED) {
                accepted.set(underWay[caller]);
            }
        }
    }
}
