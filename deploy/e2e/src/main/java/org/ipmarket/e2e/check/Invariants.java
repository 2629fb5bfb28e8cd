package org.ipmarket.e2e.check;

import java.util.List;
import org.ipmarket.e2e.client.MarketClient;
import org.ipmarket.e2e.job.Outcome;

/** The seven invariants of the market, checked from outside: over the public API and the operators' addresses. */
public final class Invariants {
    private final MarketClient market;

    public Invariants(MarketClient market) {
        this.market = market;
    }

    /** @param played jobs whose answered bids must stand in the logs */
    public Report check(List<Outcome> played) {
        Agreement agreement = new Agreement(market);
        Finding drained = agreement.drained();
        Facts facts = Facts.read(market);
        Logs logs = new Logs(market, facts, played);
        Sales sales = new Sales(market, facts);
        return new Report(List.of(
                logs.complete(),
                logs.awards(),
                sales.ledger(),
                sales.deposits(),
                sales.trades(),
                drained,
                agreement.digests()));
    }
}
