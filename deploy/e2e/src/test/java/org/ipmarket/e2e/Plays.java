package org.ipmarket.e2e;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.ipmarket.e2e.client.MarketClient;
import org.ipmarket.e2e.job.MainJob;
import org.ipmarket.e2e.job.Outcome;
import org.ipmarket.e2e.job.Script;

/** Plays main jobs side by side. */
final class Plays {
    private Plays() {}

    /** The outcomes in the order of the scripts; throws what the first one that failed has thrown. */
    static List<Outcome> atOnce(MarketClient market, MainJob.Bystander bystander, Script... scripts) {
        try (ExecutorService players = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Outcome>> jobs = Stream.of(scripts)
                    .map(script -> CompletableFuture.supplyAsync(
                            () -> new MainJob(market, script, Stack.story(), bystander).play(), players))
                    .toList();
            return jobs.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
