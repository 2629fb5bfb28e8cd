package org.ipmarket.bidding.lot;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ipmarket.auction.journal.Canonical;
import org.ipmarket.auction.journal.Leaf;
import org.ipmarket.auction.sealing.LotKeys;
import org.ipmarket.bidding.BiddingConfig;
import org.ipmarket.bidding.store.LogTable;
import org.ipmarket.messages.id.LotId;

/** Terms of lots that were looked at lately, and the keys to which their offers are sealed. Those of one leaf never change, so they may be kept. */
@ApplicationScoped
public class KnownTerms {
    private record Key(LotId lot, long leaf) {}

    private final Map<Key, LotTerms> kept;
    private final Map<Key, LotKeys> keptKeys;

    KnownTerms(BiddingConfig config) {
        int most = config.log().termsKept();
        kept = latest(most);
        keptKeys = latest(most);
    }

    private static <V> Map<Key, V> latest(int most) {
        return Collections.synchronizedMap(new LinkedHashMap<>(256, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, V> eldest) {
                return size() > most;
            }
        });
    }

    /**
     * The terms of a lot that exists.
     *
     * @param leaf the one that holds them: 0, or of the last correction
     */
    public LotTerms of(Connection connection, LotId lot, long leaf) throws SQLException {
        Key key = new Key(lot, leaf);
        LotTerms terms = kept.get(key);
        if (terms == null) {
            terms = LotTerms.of(leaf(connection, lot, 0));
            if (leaf > 0) {
                terms = terms.corrected(leaf(connection, lot, leaf));
            }
            kept.put(key, terms);
        }
        return terms;
    }

    /** The keys to which a lot's offers are sealed. @param leaf the one that holds them */
    public LotKeys keys(Connection connection, LotId lot, long leaf) throws SQLException {
        Key key = new Key(lot, leaf);
        LotKeys keys = keptKeys.get(key);
        if (keys == null) {
            Leaf.Keys published =
                    (Leaf.Keys) Canonical.read(leaf(connection, lot, leaf).leaf(), Leaf.class);
            keys = LotKeys.read(lot, published.threshold(), published.keys());
            keptKeys.put(key, keys);
        }
        return keys;
    }

    private static LogTable.LeafRow leaf(Connection connection, LotId lot, long sequence) throws SQLException {
        return LogTable.leaf(connection, lot, sequence)
                .orElseThrow(() -> new IllegalStateException("lot " + lot + " has no terms at " + sequence));
    }
}
