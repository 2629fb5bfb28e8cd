package org.ipmarket.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ipmarket.e2e.check.Invariants;
import org.ipmarket.e2e.check.Report;
import org.ipmarket.e2e.client.MarketClient;
import org.ipmarket.e2e.job.MainJob;
import org.ipmarket.e2e.job.Outcome;
import org.ipmarket.e2e.job.Script;
import org.ipmarket.e2e.job.Story;
import org.ipmarket.e2e.seed.Seed;
import org.ipmarket.e2e.seed.Showcase;

/**
 * Sets the demonstration up where that has not been done, plays the main job twice at once, checks the invariants. Ends
 * with 0 where all of them hold, with 1 otherwise.
 */
public final class Demo {
    private Demo() {}

    public static void main(String[] arguments) {
        MarketClient market = MarketClient.fromEnvironment();
        boolean ok;
        try (Story story = Story.toConsole()) {
            ok = play(market, story);
        } catch (RuntimeException e) {
            System.out.println("The demonstration stopped: " + e.getMessage());
            System.exit(1);
            return;
        }
        System.exit(ok ? 0 : 1);
    }

    private static boolean play(MarketClient market, Story story) {
        story.line("Everything below is a demonstration (演示): invented owners, buyers and sales; periods are seconds.");
        Seed seed = new Seed(market, story);
        seed.people();
        List<Outcome> played = play(market, story, seed);
        new Showcase(market, story).open();
        Report report = new Invariants(market).check(played);
        story.line("");
        story.line("Invariants");
        story.line(report.table());
        story.line(
                report.ok()
                        ? "The main job was played twice; every invariant holds."
                        : "The main job was played twice; INVARIANTS ARE BROKEN, see FAULT above.");
        story.line("The market is open at " + market.addresses().gateway()
                + "/ (API under /api/v1, demo people use the password demo).");
        return report.ok();
    }

    /** Two jobs at once; meanwhile the catalogue is registered. */
    private static List<Outcome> play(MarketClient market, Story story, Seed seed) {
        try (ExecutorService players = Executors.newFixedThreadPool(3)) {
            List<Future<Outcome>> jobs = new ArrayList<>();
            for (Script script : List.of(Script.patent(), Script.software())) {
                jobs.add(players.submit(() -> new MainJob(market, script, story).play()));
            }
            Future<?> catalogue = players.submit(seed::catalogue);
            List<Outcome> played = new ArrayList<>();
            for (Future<Outcome> job : jobs) {
                played.add(job.get());
            }
            catalogue.get();
            return played;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while playing", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        }
    }
}
