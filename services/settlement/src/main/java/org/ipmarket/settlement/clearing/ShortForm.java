package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.Mode;
import org.ipmarket.settlement.SettlementConfig;
import org.ipmarket.settlement.store.Trade;

/** Whether a trade may go to its office and be recorded by a word, without the papers of its case file: in the test market, where it is switched on. */
@ApplicationScoped
class ShortForm {
    private final boolean on;

    ShortForm(SettlementConfig config) {
        this.on = config.recordal().shortFormOfTest();
    }

    /** 409 where it goes by its case file alone. */
    void require(Trade trade) {
        if (trade.mode() == Mode.LIVE || !on) {
            throw Problems.conflict(
                    "recordal-by-file",
                    "What brings the sale to its office and completes it is entered in its case file, with its papers.",
                    Map.of("state", trade.state().name()));
        }
    }
}
