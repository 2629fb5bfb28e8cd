package org.ipmarket.settlement.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.ipmarket.messages.id.TradeId;

/** Facts from outside about trades. Changed under the trade's lock only. */
@ApplicationScoped
public class TradeEntries implements PanacheRepositoryBase<TradeEntry, UUID> {
    public List<TradeEntry> of(TradeId trade) {
        return list("trade = ?1 order by id", trade.value());
    }

    /** Those in force, in the order in which they were entered. */
    public List<TradeEntry> inForce(TradeId trade, TradeEntry.Kind kind) {
        return list("trade = ?1 and kind = ?2 and checkedBy is not null order by id", trade.value(), kind);
    }
}
