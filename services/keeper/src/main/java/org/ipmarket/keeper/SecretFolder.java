package org.ipmarket.keeper;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.id.LotId;

/** The secrets of all lots, a file for each, in a folder that one process holds. */
final class SecretFolder implements AutoCloseable {
    private final Path folder;
    private final int mostLots;
    private final FileChannel lock;
    private int lots;

    private SecretFolder(Path folder, int mostLots, FileChannel lock, int lots) {
        this.folder = folder;
        this.mostLots = mostLots;
        this.lock = lock;
        this.lots = lots;
    }

    /** @param mostLots beyond them no new one is taken */
    static SecretFolder open(Path folder, int mostLots) throws IOException {
        PrivateFiles.folder(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new IOException(folder + " is held by another keeper that runs");
        }
        Path files = folder.resolve("lots");
        PrivateFiles.folder(files);
        try (Stream<Path> all = Files.list(files)) {
            int lots =
                    (int) all.filter(file -> file.toString().endsWith(".json")).count();
            return new SecretFolder(files, mostLots, channel, lots);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    Optional<LotSecret> find(LotId lot) throws IOException {
        Path file = file(lot);
        return Files.exists(file)
                ? Optional.of(EventJson.read(Files.readAllBytes(file), LotSecret.class))
                : Optional.empty();
    }

    void add(LotSecret secret) throws IOException, Refusal {
        if (lots >= mostLots) {
            throw new Refusal(
                    507, "TOO_MANY_LOTS", "this keeper holds keys of " + mostLots + " lots and takes no more");
        }
        PrivateFiles.write(file(secret.lot()), EventJson.write(secret));
        lots++;
    }

    void replace(LotSecret secret) throws IOException {
        PrivateFiles.write(file(secret.lot()), EventJson.write(secret));
    }

    private Path file(LotId lot) {
        return folder.resolve(lot + ".json");
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
