package org.ipmarket.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.ipmarket.local.build.Packages;
import org.ipmarket.local.service.JavaService;
import org.ipmarket.local.service.Keeper;

/** {@code make run}: builds and starts side by side, then plays the main job. */
final class Run {
    private final Settings settings;
    private final Market market;
    private final Progress progress;
    private final Packages packages;

    Run(Settings settings, Market market, Progress progress) {
        this.settings = settings;
        this.market = market;
        this.progress = progress;
        this.packages = new Packages(settings);
    }

    /** Brings the market up; false where it was up already. */
    boolean up() {
        if (market.isUp()) {
            progress.say("The market is running already: " + settings.publicUrl()
                    + "/ ('make demo' plays the main job again, 'make stop' ends it)."
                    + (packages.areCurrent()
                            ? ""
                            : "\nThe sources have changed since it was built: 'make stop run' takes the new ones."));
            return false;
        }
        market.requireFreePorts();
        boolean current = packages.areCurrent();
        CompletableFuture<Boolean> databases = new CompletableFuture<>();
        try (Tasks tasks = new Tasks()) {
            tasks.start(() -> startInfrastructure(databases));
            tasks.start(() -> progress.tell(
                    "Maven packages the services",
                    () -> packages.make(module -> {
                        if (databases.join()) {
                            launch(market.service(module), !current);
                        }
                    })));
            tasks.join();
        }
        if (!current) {
            market.keepers().forEach(Keeper::stop);
        }
        market.startServices(progress);
        return true;
    }

    private void startInfrastructure(CompletableFuture<Boolean> databases) {
        try {
            market.startInfrastructure(progress, () -> databases.complete(true));
        } finally {
            databases.complete(false);
        }
    }

    /** A service warms up while the next one is still being packaged. */
    private static void launch(JavaService service, boolean newlyPackaged) {
        if (newlyPackaged) {
            service.stop();
        }
        service.deploy();
        service.launch();
    }

    /** Plays the main job; the exit code of its program. */
    int demo() {
        ProcessBuilder demo = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-Dstdout.encoding=UTF-8",
                        "-jar",
                        packages.demo().toString()))
                .directory(settings.root().toFile())
                .inheritIO();
        demo.environment()
                .putAll(Map.of(
                        "IPMARKET_GATEWAY", settings.publicUrl(),
                        "IPMARKET_HOME", settings.home().toString(),
                        "IPMARKET_ROOT", settings.root().toString()));
        try {
            return demo.start().waitFor();
        } catch (IOException e) {
            throw new Fault("cannot play the main job: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault("interrupted");
        }
    }

    /** What a stranger needs next. */
    void farewell() {
        progress.say("""

                %s/   API: %s/api/v1
                Demo people, all with the password demo: lin.trader, chen.trader, uni.trader, he.jing, broker.trader, gz.reviewer1, gz.manager, admin, ...
                make status   make demo   make logs   make stop\
                """.formatted(settings.publicUrl(), settings.publicUrl()));
    }
}
