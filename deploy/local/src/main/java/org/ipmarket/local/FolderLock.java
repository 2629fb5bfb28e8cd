package org.ipmarket.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps launchers apart, across processes (a file lock) and within one (a lock in memory; file locks belong to the process). */
public final class FolderLock implements AutoCloseable {
    private static final Map<Path, ReentrantLock> HERE = new ConcurrentHashMap<>();

    private final ReentrantLock here;
    private final FileChannel channel;
    private final FileLock lock;

    private FolderLock(ReentrantLock here, FileChannel channel, FileLock lock) {
        this.here = here;
        this.channel = channel;
        this.lock = lock;
    }

    /** Waits for the lock and takes it; the folder is made where it is missing. Not to be taken twice by one thread. */
    public static FolderLock take(Path file) throws IOException {
        Path absolute = file.toAbsolutePath().normalize();
        Files.createDirectories(absolute.getParent());
        ReentrantLock here = HERE.computeIfAbsent(absolute, path -> new ReentrantLock());
        here.lock();
        try {
            FileChannel channel = FileChannel.open(absolute, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return new FolderLock(here, channel, channel.lock());
        } catch (IOException | RuntimeException e) {
            here.unlock();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            lock.release();
        } finally {
            here.unlock();
        }
    }
}
