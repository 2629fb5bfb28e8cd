package org.ipmarket.local.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ipmarket.local.Fault;
import org.ipmarket.local.Settings;
import org.ipmarket.local.process.Commands;
import org.ipmarket.local.service.Keeper;
import org.ipmarket.local.service.Module;

/** The packages of the services, the gateway, the keepers and the demonstration, made by Maven where the sources are newer. */
public final class Packages {
    private final Settings settings;
    private final Sources sources;

    public Packages(Settings settings) {
        this.settings = settings;
        this.sources = new Sources(settings.root());
    }

    public boolean areCurrent() {
        return Stream.concat(
                                Arrays.stream(Module.values()).map(module -> module.packagedMark(settings.root())),
                                Stream.of(Keeper.packagedMark(settings.root()), demo()))
                        .allMatch(Files::exists)
                && sources.wasPackaged();
    }

    /** Makes what is not current; tests are not run, formatting is not checked. */
    public String make() {
        return make(module -> {});
    }

    /** As {@link #make()}, and says of each module as soon as its package stands, others still being made. */
    public String make(Consumer<Module> ready) {
        if (areCurrent()) {
            Arrays.stream(Module.values()).forEach(ready);
            return "nothing has changed";
        }
        long newest = sources.newest();
        List<Module> awaited = new ArrayList<>(List.of(Module.values()));
        awaited.forEach(module -> delete(module.packagedMark(settings.root())));
        Path log = settings.logs().resolve("build.log");
        if (run(List.of("--offline"), log, awaited, ready) != 0
                && (!Commands.mentions(log, "offline") || run(List.of(), log, awaited, ready) != 0)) {
            throw new Fault("The build failed; the reason stands in " + log + ":\n" + Commands.errorsIn(log));
        }
        tellReady(awaited, ready);
        sources.remember(newest);
        return "";
    }

    /** Maven without the network first: asking for what it has costs seconds; with it where something has never been fetched. */
    private int run(List<String> first, Path log, List<Module> awaited, Consumer<Module> ready) {
        delete(log);
        Process maven = new Maven(settings.root())
                .begin(Stream.concat(first.stream(), arguments().stream()).toList(), log);
        try {
            while (!maven.waitFor(200, TimeUnit.MILLISECONDS)) {
                tellReady(awaited, ready);
            }
            return maven.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault("interrupted");
        } finally {
            maven.destroy();
        }
    }

    private void tellReady(List<Module> awaited, Consumer<Module> ready) {
        List<Module> packaged = awaited.stream()
                .filter(module -> Files.exists(module.packagedMark(settings.root())))
                .toList();
        awaited.removeAll(packaged);
        packaged.forEach(ready);
    }

    /** Two modules at a time; those that are needed for tests only are made too, since Maven resolves them. */
    private static List<String> arguments() {
        String modules = Arrays.stream(Module.values()).map(Module::folder).collect(Collectors.joining(","));
        return List.of(
                "package",
                "-T",
                "2",
                "-pl",
                modules + ",services/keeper,deploy/e2e",
                "-am",
                "-Dmaven.test.skip=true",
                "-Dspotless.check.skip=true",
                "-Denforcer.skip=true",
                "-Dquarkus.generate-code.skip=true",
                "-Dquarkus.analytics.disabled=true");
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The program that plays the main job. */
    public Path demo() {
        return settings.root().resolve("deploy/e2e/target/demo.jar");
    }
}
