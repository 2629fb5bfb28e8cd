package org.ipmarket.settlement.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.messages.id.TradeId;

/** Files about trades; as many of one trade as the configuration allows. Written by who has locked the trade. */
@ApplicationScoped
public class TradeEvidences implements PanacheRepositoryBase<TradeEvidence, UUID> {
    /** In the order in which they came. */
    public List<TradeEvidence> of(TradeId trade) {
        return list("trade = ?1 order by id", trade.value());
    }

    public Optional<TradeEvidence> find(TradeId trade, UUID id) {
        return find("trade = ?1 and id = ?2", trade.value(), id).firstResultOptional();
    }
}
