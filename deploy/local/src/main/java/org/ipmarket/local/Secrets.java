package org.ipmarket.local;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * The secrets of one market on one machine: random, made when they are first asked for, kept in
 * {@code secrets.properties} that only its owner can read. Dropped with the data.
 */
public final class Secrets {
    private final Path file;
    private final SecureRandom random = new SecureRandom();

    public Secrets(Settings settings) {
        this.file = settings.home().resolve("secrets.properties");
    }

    /** The password of a database role. */
    public String database(String role) {
        return get("database." + role, this::word);
    }

    /** The password of a RabbitMQ user. */
    public String rabbitmq(String user) {
        return get("rabbitmq." + user, this::word);
    }

    /** The cookie of the private Erlang node. */
    public String erlangCookie() {
        return get("rabbitmq.cookie", this::word);
    }

    /** The secret of a confidential client of the realm. */
    public String client(String client) {
        return get("client." + client, this::word);
    }

    /** An Ed25519 private key (PKCS 8, base64) that a service signs with. */
    public String signingKey(String service) {
        return get("signing-key." + service, Ed25519::newPrivateKey);
    }

    /** 32 random bytes (base64) with which a service keeps others' secrets encrypted. */
    public String encryptionKey(String service) {
        return get("encryption-key." + service, this::key);
    }

    private synchronized String get(String name, Supplier<String> maker) {
        try (FolderLock ignored = FolderLock.take(file.resolveSibling("secrets.lock"))) {
            Properties all = read();
            String value = all.getProperty(name);
            if (value == null) {
                value = maker.get();
                all.setProperty(name, value);
                write(all);
            }
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Properties read() throws IOException {
        Properties all = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                all.load(reader);
            }
        }
        return all;
    }

    private void write(Properties all) throws IOException {
        Path next = file.resolveSibling("secrets.next");
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer writer = Files.newBufferedWriter(next)) {
            all.store(writer, "Made for this folder alone; dropped by 'make clean'.");
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private String key() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private String word() {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
