package org.ipmarket.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** Remembers, in a file of two lines, the process that was started for a part. */
final class PidFile {
    private final Path file;

    PidFile(Path folder, String part) {
        this.file = folder.resolve(part + ".pid");
    }

    void write(ProcessStamp stamp) {
        try {
            Files.createDirectories(file.getParent());
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.write(next, List.of("" + stamp.pid(), stamp.began()));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The remembered process, if it is still that one and alive. */
    Optional<ProcessStamp> alive() {
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() < 2) {
                return Optional.empty();
            }
            return Optional.of(new ProcessStamp(Long.parseLong(lines.get(0)), lines.get(1)))
                    .filter(ProcessStamp::isAlive);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
