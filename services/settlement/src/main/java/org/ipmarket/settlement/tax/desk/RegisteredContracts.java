package org.ipmarket.settlement.tax.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.recordal.CaseState;
import org.ipmarket.settlement.recordal.Matter;
import org.ipmarket.settlement.store.RecordalCase;
import org.ipmarket.settlement.store.RecordalCases;

/** Whether the contract of a trade is registered as a technology contract (技术合同认定登记), as its case file tells. */
@ApplicationScoped
public class RegisteredContracts {
    private final RecordalCases cases;

    RegisteredContracts(RecordalCases cases) {
        this.cases = cases;
    }

    /**
     * True where two persons found the office's certificate, false where the case was given up. Empty where nobody has recorded it, one way
     * or the other: no case was asked for, or it lies with the office, which after a refusal may be asked anew.
     */
    public Optional<Boolean> isRegistered(TradeId trade) {
        return cases.find(trade, Matter.TECHNOLOGY_CONTRACT)
                .map(RecordalCase::state)
                .flatMap(RegisteredContracts::says);
    }

    private static Optional<Boolean> says(CaseState state) {
        return switch (state) {
            case RECORDED, GAZETTED -> Optional.of(true);
            case CLOSED -> Optional.of(false);
            case OPENED, COLLECTING, FILED, CORRECTION_ASKED, CORRECTED, NOTICE_ISSUED, IN_EFFECT, REFUSED ->
                Optional.empty();
        };
    }
}
