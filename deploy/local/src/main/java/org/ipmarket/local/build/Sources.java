package org.ipmarket.local.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Tells whether the packages are those of the present sources, by the time of the newest file or folder among them. */
final class Sources {
    private static final List<String> TREES = List.of("services", "gateway", "deploy/e2e");

    private final Path root;
    private final Path stamp;

    Sources(Path root) {
        this.root = root;
        this.stamp = root.resolve("deploy/local/target/packaged");
    }

    /** Milliseconds of the last change; a file that was removed changes its folder. */
    long newest() {
        return Math.max(
                modified(root.resolve("pom.xml")),
                TREES.stream()
                        .map(root::resolve)
                        .mapToLong(Sources::newestIn)
                        .max()
                        .orElse(0));
    }

    boolean wasPackaged() {
        try {
            return Files.exists(stamp) && Long.parseLong(Files.readString(stamp).trim()) == newest();
        } catch (IOException | NumberFormatException e) {
            return false;
        }
    }

    /** @param newest as it was before the packaging began */
    void remember(long newest) {
        try {
            Files.createDirectories(stamp.getParent());
            Files.writeString(stamp, newest + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long newestIn(Path tree) {
        if (!Files.isDirectory(tree)) {
            return 0;
        }
        try (Stream<Path> modules = Files.find(
                tree, 3, (path, attributes) -> path.getFileName().toString().equals("pom.xml"))) {
            return modules.mapToLong(pom -> Math.max(modified(pom), newestBelow(pom.resolveSibling("src/main"))))
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long newestBelow(Path folder) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.mapToLong(Sources::modified).max().orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return 0;
        }
    }
}
