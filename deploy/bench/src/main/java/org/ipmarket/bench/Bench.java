package org.ipmarket.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ipmarket.bench.bidding.BiddingBench;
import org.ipmarket.bench.closings.ClosingsBench;
import org.ipmarket.bench.gateway.GatewayBench;
import org.ipmarket.bench.listing.ListingBench;
import org.ipmarket.bench.market.MarketBench;
import org.ipmarket.bench.settlement.SettlementBench;
import org.ipmarket.bench.valuation.ValuationBench;
import org.ipmarket.bench.watchers.WatchersBench;
import org.ipmarket.local.Fault;

/**
 * Runs the benchmarks: all of them, or the one that {@code ONLY} names. Each starts the servers it needs in a folder and on
 * ports of its own, and stops them.
 */
public final class Bench {
    private interface Benchmark {
        void run(Figures figures) throws Exception;
    }

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        Map<String, Benchmark> all = new LinkedHashMap<>();
        all.put("market", MarketBench::run);
        all.put("listing", ListingBench::run);
        all.put("bidding", BiddingBench::run);
        all.put("settlement", SettlementBench::run);
        all.put("valuation", ValuationBench::run);
        all.put("gateway", GatewayBench::run);
        all.put("watchers", WatchersBench::run);
        all.put("closings", ClosingsBench::run);
        Map<String, List<String>> more = Map.of("bidding", List.of("watchers", "closings"));
        String only = arguments.length > 0 ? arguments[0] : System.getenv("ONLY");
        if (only != null && !only.isBlank() && !all.containsKey(only)) {
            System.err.println("no benchmark '" + only + "'; there are: " + String.join(", ", all.keySet()));
            System.exit(2);
        }
        Figures figures = new Figures(System.out);
        try {
            for (Map.Entry<String, Benchmark> each : all.entrySet()) {
                if (only == null
                        || only.isBlank()
                        || only.equals(each.getKey())
                        || more.getOrDefault(only, List.of()).contains(each.getKey())) {
                    each.getValue().run(figures);
                }
            }
        } catch (Fault fault) {
            System.err.println(fault.getMessage());
            System.exit(1);
        }
    }
}
