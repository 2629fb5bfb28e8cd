package org.ipmarket.settlement.tax.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.ipmarket.messages.id.TradeId;

/** Whether the contract of a trade is registered as a technology contract (技术合同认定登记). */
@ApplicationScoped
public class RegisteredContracts {
    /** Empty where nobody has recorded it, one way or the other. */
    public Optional<Boolean> isRegistered(TradeId trade) {
        return Optional.empty();
    }
}
