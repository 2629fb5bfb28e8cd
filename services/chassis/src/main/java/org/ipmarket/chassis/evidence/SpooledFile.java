package org.ipmarket.chassis.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.tika.Tika;

/** A file that has come in, set aside on disk until it is stored: a slow sender holds no connection of the database. */
public final class SpooledFile implements AutoCloseable {
    private static final int HEAD = 64 * 1024;
    private static final Tika TIKA = new Tika();

    private final Path path;
    private final long size;
    private final String sha256;

    private SpooledFile(Path path, long size, String sha256) {
        this.path = path;
        this.size = size;
        this.sha256 = sha256;
    }

    /** Reads it all; empty where there is more than {@code largest} bytes of it. */
    public static Optional<SpooledFile> read(InputStream body, long largest) throws IOException {
        MessageDigest digest = digest();
        Path path = Files.createTempFile("spooled-", ".part");
        try {
            long size = 0;
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(path), digest)) {
                byte[] buffer = new byte[HEAD];
                for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                    size += read;
                    if (size > largest) {
                        break;
                    }
                    out.write(buffer, 0, read);
                }
            }
            if (size > largest) {
                Files.deleteIfExists(path);
                return Optional.empty();
            }
            return Optional.of(new SpooledFile(path, size, HexFormat.of().formatHex(digest.digest())));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    public long size() {
        return size;
    }

    public String sha256() {
        return sha256;
    }

    /** What its first bytes say that it is. */
    public String sniffed() {
        try (InputStream in = open()) {
            return TIKA.detect(in.readNBytes(HEAD));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For readers that need to jump about in it; gone when this is closed. */
    public Path path() {
        return path;
    }

    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
