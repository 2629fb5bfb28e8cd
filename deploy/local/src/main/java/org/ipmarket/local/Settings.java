package org.ipmarket.local;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where one market on this machine lives: the source tree, the folder of its data, logs and process ids, and what is
 * added to every port. Two markets with different folders and offsets do not know of each other.
 *
 * @param root the source tree
 * @param home {@code .local} under the root, or {@code IPMARKET_HOME}
 * @param offset {@code IPMARKET_PORT_OFFSET}, or what the folder was last started with, or 0
 * @param cache unpacked parts that all clones of one user share and none writes to: {@code IPMARKET_CACHE}, or
 *     {@code ipmarket} under the user's cache folder
 * @param test whether this is the set-up that tests use: it has further virtual hosts and databases
 */
public record Settings(Path root, Path home, int offset, Path cache, boolean test) {
    static final int TEST_OFFSET = 1000;
    private static final String OFFSET_FILE = "port-offset";
    /** All that any part writes into the folder. */
    private static final List<String> OWN = List.of(
            "app",
            "bench",
            "chaos",
            "keepers",
            "keycloak",
            "log",
            "postgresql",
            "rabbitmq",
            "run",
            "test",
            OFFSET_FILE,
            "secrets.properties",
            "secrets.next",
            "secrets.lock",
            "launcher.lock");

    private static final String MARK = "deploy/rabbitmq/definitions.json";

    /** The market of {@code make run}. */
    public static Settings fromEnvironment() {
        return of(System.getenv(), findRoot(Path.of("").toAbsolutePath()));
    }

    static Settings of(Map<String, String> environment, Path root) {
        if ("true".equals(environment.get("IPMARKET_TEST"))) {
            return forTests(environment, root);
        }
        Path home = path(environment, "IPMARKET_HOME", root.resolve(".local"));
        return new Settings(
                root,
                home,
                offset(environment, "IPMARKET_PORT_OFFSET", remembered(home, 0)),
                cache(environment),
                false);
    }

    /** The set-up that tests use: a folder and an offset of its own, so that tests never meet a running market. */
    public static Settings forTests(Path root) {
        return forTests(System.getenv(), root);
    }

    private static Settings forTests(Map<String, String> environment, Path root) {
        Path home = path(environment, "IPMARKET_TEST_HOME", root.resolve(".local/test"));
        return new Settings(
                root,
                home,
                offset(environment, "IPMARKET_TEST_PORT_OFFSET", remembered(home, TEST_OFFSET)),
                cache(environment),
                true);
    }

    /** The source tree that holds {@code start}. */
    public static Path findRoot(Path start) {
        for (Path folder = start.toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(MARK))) {
                return folder;
            }
        }
        throw new Fault("No source tree of the market at or above " + start + ": start from inside it.");
    }

    public int port(Port port) {
        return port.at(offset);
    }

    /** The address of the gateway, which is also what a browser and every token's issuer name. */
    public String publicUrl() {
        return "http://localhost:" + port(Port.GATEWAY);
    }

    public String issuer() {
        return publicUrl() + "/auth/realms/ipmarket";
    }

    /** Keycloak's own address, for the services. */
    public String keycloakUrl() {
        return "http://127.0.0.1:" + port(Port.KEYCLOAK) + "/auth";
    }

    public Path logs() {
        return home.resolve("log");
    }

    public Path processes() {
        return home.resolve("run");
    }

    /** Keeps the offset in the folder, so that later commands need not be told of it. */
    void remember() {
        try {
            Files.createDirectories(home);
            Files.writeString(home.resolve(OFFSET_FILE), offset + "\n");
        } catch (IOException e) {
            throw new Fault("cannot write to " + home + ": " + e.getMessage(), e);
        }
    }

    /**
     * Drops what a market keeps in its folder, and the folder where nothing else is in it: one that was named by
     * {@code IPMARKET_HOME} may hold what is not ours.
     */
    void drop() {
        OWN.forEach(name -> Folders.delete(home.resolve(name)));
        try {
            Files.deleteIfExists(home);
        } catch (DirectoryNotEmptyException e) {
            if (home.equals(root.resolve(".local"))) {
                Folders.delete(home);
            }
        } catch (IOException e) {
            throw new Fault("cannot drop " + home + ": " + e.getMessage(), e);
        }
    }

    private static int remembered(Path home, int otherwise) {
        try {
            return Integer.parseInt(Files.readString(home.resolve(OFFSET_FILE)).trim());
        } catch (IOException | NumberFormatException e) {
            return otherwise;
        }
    }

    private static Path path(Map<String, String> environment, String name, Path otherwise) {
        String value = environment.get(name);
        return value == null || value.isBlank()
                ? otherwise
                : Path.of(value).toAbsolutePath().normalize();
    }

    private static Path cache(Map<String, String> environment) {
        String base = environment.get("XDG_CACHE_HOME");
        Path folder =
                base == null || base.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(base);
        return path(environment, "IPMARKET_CACHE", folder.resolve("ipmarket"));
    }

    private static int offset(Map<String, String> environment, String name, int otherwise) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        try {
            int offset = Integer.parseInt(value.trim());
            if (offset >= 0 && offset <= 30_000) {
                return offset;
            }
        } catch (NumberFormatException e) {
            // falls through to the message
        }
        throw new Fault(name + " is '" + value + "': it must be a number from 0 to 30000.");
    }
}
