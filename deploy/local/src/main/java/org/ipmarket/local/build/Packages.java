package org.ipmarket.local.build;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ipmarket.local.Settings;
import org.ipmarket.local.service.Module;

/** The packages of the services, the gateway and the demonstration, made by Maven where the sources are newer. */
public final class Packages {
    private final Settings settings;
    private final Sources sources;

    public Packages(Settings settings) {
        this.settings = settings;
        this.sources = new Sources(settings.root());
    }

    public boolean areCurrent() {
        return Stream.concat(
                                Arrays.stream(Module.values()).map(module -> module.jar(settings.root())),
                                Stream.of(demo()))
                        .allMatch(Files::exists)
                && sources.wasPackaged();
    }

    /** Makes what is not current; tests are not run, formatting is not checked. */
    public String make() {
        if (areCurrent()) {
            return "nothing has changed";
        }
        long newest = sources.newest();
        String modules = Arrays.stream(Module.values()).map(Module::folder).collect(Collectors.joining(","));
        Path log = settings.logs().resolve("build.log");
        new Maven(settings.root())
                .quietly(
                        List.of(
                                "package",
                                "-pl",
                                modules + ",deploy/e2e",
                                "-am",
                                "-Dmaven.test.skip=true",
                                "-Dspotless.check.skip=true",
                                "-Denforcer.skip=true"),
                        log);
        sources.remember(newest);
        return "";
    }

    /** The program that plays the main job. */
    public Path demo() {
        return settings.root().resolve("deploy/e2e/target/demo.jar");
    }
}
