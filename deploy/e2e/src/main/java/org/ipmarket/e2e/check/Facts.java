package org.ipmarket.e2e.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ipmarket.client.Caller;
import org.ipmarket.e2e.client.MarketClient;
import org.ipmarket.e2e.client.Views;
import org.ipmarket.e2e.seed.Centres;
import org.ipmarket.messages.id.LotId;

/**
 * The market's records, read once through the public API: lots by anybody, trades, deposits and concluded deals by the managers of the
 * centres, since nobody else sees those of all participants.
 */
record Facts(
        List<Views.Lot> lots,
        Map<LotId, List<Views.Trade>> trades,
        List<Views.Deposit> deposits,
        List<Views.Deal> concluded) {
    static Facts read(MarketClient market) {
        List<Views.Lot> lots = market.as("regulator").list("/lots", Views.Lot.class);
        Map<Object, Views.Trade> trades = new LinkedHashMap<>();
        Map<Object, Views.Deposit> deposits = new LinkedHashMap<>();
        Map<Object, Views.Deal> concluded = new LinkedHashMap<>();
        for (Centres centre : Centres.values()) {
            Caller manager = market.as(centre.staff("manager"));
            manager.list("/trades", Views.Trade.class).forEach(trade -> trades.put(trade.id(), trade));
            manager.list("/deposits", Views.Deposit.class).forEach(deposit -> deposits.put(deposit.id(), deposit));
            manager.list("/deals", Views.Deal.class).stream()
                    .filter(deal -> deal.award() != null)
                    .forEach(deal -> concluded.put(deal.id(), deal));
        }
        return new Facts(
                lots,
                grouped(trades.values().stream().toList(), Views.Trade::lot),
                List.copyOf(deposits.values()),
                List.copyOf(concluded.values()));
    }

    private static <K, V> Map<K, List<V>> grouped(List<V> all, Function<V, K> key) {
        return all.stream().collect(Collectors.groupingBy(key));
    }

    List<Views.Trade> tradesOf(LotId lot) {
        return trades.getOrDefault(lot, List.of());
    }

    List<Views.Trade> allTrades() {
        return trades.values().stream().flatMap(List::stream).toList();
    }
}
