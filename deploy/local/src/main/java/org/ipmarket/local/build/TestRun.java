package org.ipmarket.local.build;

import java.util.List;
import java.util.Map;
import org.ipmarket.local.Fault;
import org.ipmarket.local.Market;
import org.ipmarket.local.Progress;
import org.ipmarket.local.Settings;

/**
 * All tests: first the layout of the sources, since it is known in a minute; then of every module the plain tests, then those on the real servers, at last the journeys through a whole market,
 * which start the services from the packages that were just made. Two modules at a time: each service has a database, a virtual
 * host and a port of its own, and its tests wait more than they work. What was brought up is taken down, whatever happens;
 * servers that ran before stay.
 */
public final class TestRun {
    private final Settings settings;
    private final Progress progress;

    /** @param settings of the set-up that tests use */
    public TestRun(Settings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /** Runs them and prints the counts; the last line is the sum. */
    public int run() {
        TestReports reports = new TestReports(settings.root());
        reports.clear();
        if (new Maven(settings.root()).shown(List.of("spotless:check", "-T2", "-q")) != 0) {
            progress.say("The layout of a source is not the formatter's: 'make fmt' mends it. No test ran.");
            return 1;
        }
        Market market = new Market(settings);
        boolean ranBefore = market.isInfrastructureUp();
        // services that were left running have the code of an earlier build
        market.stopServices(progress);
        Thread down = new Thread(() -> market.stop(progress));
        boolean built = false;
        try {
            if (!ranBefore) {
                Runtime.getRuntime().addShutdownHook(down);
                market.startInfrastructure(progress);
            }
            built = new Maven(settings.root())
                            .shown(List.of(
                                    "verify",
                                    "-T2",
                                    "-fae",
                                    "-Djourneys",
                                    "-Dspotless.check.skip=true",
                                    "-Dmaven.test.failure.ignore=true"))
                    == 0;
        } catch (Fault fault) {
            progress.say(fault.getMessage());
        } finally {
            if (!ranBefore) {
                Runtime.getRuntime().removeShutdownHook(down);
                takeDown(market);
            } else {
                stopServices(market);
            }
        }
        return tell(reports, built);
    }

    private void takeDown(Market market) {
        try {
            market.stop(progress);
        } catch (Fault fault) {
            progress.say(fault.getMessage());
        }
    }

    private void stopServices(Market market) {
        try {
            market.stopServices(progress);
        } catch (Fault fault) {
            progress.say(fault.getMessage());
        }
    }

    private int tell(TestReports reports, boolean built) {
        Map<String, TestReports.Count> counts = reports.byModule();
        progress.say("");
        counts.forEach((module, count) -> progress.say(String.format("%-24s %s", module, count)));
        TestReports.Count sum = counts.values().stream().reduce(TestReports.Count.NONE, TestReports.Count::plus);
        reports.failures().forEach(failure -> progress.say("failed: " + failure));
        if (!built) {
            progress.say("The build did not come to its end: see the [ERROR] lines above.");
        } else if (sum.passed() == 0) {
            progress.say("No test ran.");
        }
        progress.say(sum.toString());
        return built && sum.failed() == 0 && sum.passed() > 0 ? 0 : 1;
    }
}
