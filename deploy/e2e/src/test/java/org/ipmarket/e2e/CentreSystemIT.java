package org.ipmarket.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.ipmarket.client.Market;
import org.ipmarket.client.example.CentreSystem;
import org.ipmarket.e2e.client.MarketClient;
import org.ipmarket.e2e.client.Views;
import org.ipmarket.e2e.job.MainJob;
import org.ipmarket.e2e.job.Outcome;
import org.ipmarket.e2e.job.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of a centre's system against the running market; buyers, bank and recordal are played beside it. */
class CentreSystemIT {
    private static final Duration BOOKED_WITHIN = Duration.ofMinutes(3);

    @Test
    void offersHasReviewedFollowsAndBooksItsCommissionOnce(@TempDir Path folder) throws Exception {
        MarketClient market = Stack.market();
        Script script = Script.patent();
        CentreSystem system = system(market, folder);
        String offer = system.offer(
                script.seller().id().toString(), script.asset().get().number());
        system.review(offer, market.as("gz.reviewer1"), market.as("gz.reviewer2"));

        Views.Listing announced = market.as(script.seller().trader()).get("/listings/" + offer, Views.Listing.class);
        CompletableFuture<Outcome> sale = CompletableFuture.supplyAsync(() -> new MainJob(market, script, Stack.story())
                .sell(announced.assets().getFirst(), announced));
        Instant end = Instant.now().plus(BOOKED_WITHIN);
        // a new one each time, as after a crash: what it knows stands in its two files
        while (linesOf(market, folder, offer, sale).isEmpty() && Instant.now().isBefore(end)) {
            system(market, folder).follow();
        }

        Outcome sold = sale.get(1, TimeUnit.MINUTES);
        Views.Payout fee = sold.trade().payouts().stream()
                .filter(payout -> payout.to().equals("centre:GZ"))
                .findFirst()
                .orElseThrow();
        assertThat(linesOf(market, folder, offer, sale)).singleElement().satisfies(line -> assertThat(line)
                .endsWith(",%s,%s,%s"
                        .formatted(
                                fee.purpose(),
                                fee.amount().amount(),
                                fee.amount().currency())));
    }

    private static List<String> linesOf(
            MarketClient market, Path folder, String offer, CompletableFuture<Outcome> sale) {
        if (!sale.isDone()) {
            return List.of();
        }
        String trade = sale.join().trade().id().toString();
        return system(market, folder)
                .booked()
                .filter(line -> line.contains(trade))
                .toList();
    }

    private static CentreSystem system(MarketClient market, Path folder) {
        return new CentreSystem(Market.at(market.addresses().gateway()), "GZ", Stack.secretOf("centre-gz"), folder);
    }
}
