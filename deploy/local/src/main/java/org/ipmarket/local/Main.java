package org.ipmarket.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.ipmarket.local.build.Packages;
import org.ipmarket.local.build.TestRun;

/**
 * The launcher. {@code run} brings the market up and plays the main job; {@code up} only brings it up; {@code infra}
 * only the servers under the services; {@code start}, {@code stop} and {@code kill} take names of parts; {@code status};
 * {@code demo}; {@code clean} drops the data; {@code test} runs all tests. With {@code IPMARKET_TEST=true} it speaks of the set-up that tests use.
 */
public final class Main {
    private static final int ALREADY_UP = -1;

    private final Settings settings;
    private final Market market;
    private final Progress progress;

    private Main(Settings settings) {
        this.settings = settings;
        this.market = new Market(settings);
        this.progress = new Progress(System.out);
    }

    public static void main(String[] arguments) {
        System.setOut(new java.io.PrintStream(System.out, true, StandardCharsets.UTF_8));
        try {
            String command = arguments.length == 0 ? "status" : arguments[0];
            List<String> names = Arrays.stream(arguments).skip(1).toList();
            System.exit(new Main(Settings.fromEnvironment()).run(command, names));
        } catch (Fault fault) {
            System.err.println("\n" + fault.getMessage());
            System.exit(1);
        }
    }

    private int run(String command, List<String> names) {
        if (command.equals("demo")) {
            return demo();
        }
        if (command.equals("test")) {
            return new TestRun(Settings.forTests(settings.root()), progress).run();
        }
        if (command.equals("status")) {
            return new Status(settings, market).print(System.out) ? 0 : 3;
        }
        int code = underLock(command, names);
        if (!command.equals("run") || code == ALREADY_UP) {
            return code == ALREADY_UP ? 0 : code;
        }
        Run run = new Run(settings, market, progress);
        int played = run.demo();
        run.farewell();
        return played;
    }

    private int underLock(String command, List<String> names) {
        try (FolderLock ignored = FolderLock.take(settings.home().resolve("launcher.lock"))) {
            return locked(command, names);
        } catch (IOException e) {
            throw new Fault("cannot use " + settings.home() + ": " + e.getMessage(), e);
        }
    }

    private int locked(String command, List<String> names) {
        switch (command) {
            case "infra" -> market.startInfrastructure(progress);
            case "up", "run" -> {
                return new Run(settings, market, progress).up() ? 0 : ALREADY_UP;
            }
            case "build" -> progress.tell("Maven packages the services", new Packages(settings)::make);
            case "start" -> names.forEach(name -> progress.step("start " + name, market.part(name)::start));
            case "kill" -> names.forEach(name -> progress.step("kill " + name, market.part(name)::kill));
            case "stop" -> {
                if (names.isEmpty()) {
                    market.stop(progress);
                } else {
                    names.forEach(name -> progress.step("stop " + name, market.part(name)::stop));
                }
            }
            case "clean" -> {
                if (!settings.test()) {
                    // their folder lies inside this one
                    new Market(Settings.forTests(settings.root())).stop(progress);
                }
                market.stop(progress);
                progress.step("drop " + settings.home(), settings::drop);
            }
            default ->
                throw new Fault("Unknown command '" + command
                        + "': run, up, demo, infra, build, start, stop, kill, status, test, clean.");
        }
        return 0;
    }

    private int demo() {
        if (!market.isUp()) {
            throw new Fault("The market is not running: 'make run' starts it, 'make status' tells what is missing.");
        }
        return new Run(settings, market, progress).demo();
    }
}
