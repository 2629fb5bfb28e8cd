package org.ipmarket.openapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The sources that the document is made of. */
final class SourceFiles {
    private SourceFiles() {}

    /** The folders of a checkout's sources whose types may travel. */
    static List<Path> folders(Path root) throws IOException {
        try (Stream<Path> modules = Files.list(root.resolve("services"))) {
            return Stream.concat(modules.sorted(), Stream.of(root.resolve("gateway")))
                    .map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList();
        }
    }

    static List<Path> below(List<Path> folders) throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(all::add);
            }
        }
        return all;
    }
}
