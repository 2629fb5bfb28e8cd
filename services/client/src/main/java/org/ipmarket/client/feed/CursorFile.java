package org.ipmarket.client.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A cursor in a file of one line, replaced as a whole: a crash leaves the one before or the one after. */
public final class CursorFile implements CursorStore {
    private final Path file;

    /** @param file in a folder that exists */
    public CursorFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    @Override
    public Optional<String> load() {
        try {
            String cursor = Files.readString(file).strip();
            return cursor.isEmpty() ? Optional.empty() : Optional.of(cursor);
        } catch (NoSuchFileException nothingYet) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void save(String cursor) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.write(next, cursor.getBytes(StandardCharsets.UTF_8));
            try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
