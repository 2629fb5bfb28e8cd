package org.ipmarket.bidding.lot;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ipmarket.bidding.BiddingConfig;
import org.ipmarket.bidding.store.LogTable;
import org.ipmarket.messages.id.LotId;

/** Terms of lots that were looked at lately; they never change, so they may be kept. */
@ApplicationScoped
public class KnownTerms {
    private final Map<LotId, LotTerms> kept;

    KnownTerms(BiddingConfig config) {
        int most = config.log().termsKept();
        kept = Collections.synchronizedMap(new LinkedHashMap<>(256, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<LotId, LotTerms> eldest) {
                return size() > most;
            }
        });
    }

    /** The terms of a lot that exists. */
    public LotTerms of(Connection connection, LotId lot) throws SQLException {
        LotTerms terms = kept.get(lot);
        if (terms == null) {
            terms = LotTerms.of(LogTable.leaf(connection, lot, 0)
                    .orElseThrow(() -> new IllegalStateException("lot " + lot + " has no terms")));
            kept.put(lot, terms);
        }
        return terms;
    }
}
