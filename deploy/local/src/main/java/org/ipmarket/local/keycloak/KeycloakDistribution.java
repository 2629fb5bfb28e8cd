package org.ipmarket.local.keycloak;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.ipmarket.local.Fault;
import org.ipmarket.local.Folders;
import org.ipmarket.local.Settings;
import org.ipmarket.local.process.Commands;
import org.ipmarket.local.process.Program;

/**
 * Keycloak's programs, unpacked and optimised once for this user (15 s of computing) and shared by all clones, which
 * link to them; each market has data of its own.
 */
final class KeycloakDistribution {
    private static final String VERSION = "26.5.2";
    private static final List<String> BUILD = List.of(
            "build",
            "--db=postgres",
            "--health-enabled=true",
            "--http-relative-path=/auth",
            "--features-disabled=kerberos,ciba,device-flow,impersonation,instagram-broker,par,step-up-authentication",
            "--spi-connections-http-client--default--reuse-connections=true");
    private static final List<String> SHARED = List.of("bin", "conf", "lib", "providers", "themes", "version.txt");

    private KeycloakDistribution() {}

    /** Links the optimised programs into the folder. */
    static void linkInto(Path folder, Settings settings, Path log) {
        Path shared = optimised(settings, log);
        try {
            Files.createDirectories(folder.resolve("data/import"));
            for (String name : SHARED) {
                Path link = folder.resolve(name);
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, shared.resolve(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path optimised(Settings settings, Path log) {
        Path target = settings.cache().resolve("keycloak-" + VERSION + "-" + fingerprint());
        return Folders.once(target, folder -> {
            unpack(archive(settings), folder);
            Program build = new Program(
                    Stream.concat(Stream.of(folder.resolve("bin/kc.sh").toString()), BUILD.stream())
                            .toList(),
                    Map.of("JAVA_HOME", System.getProperty("java.home")),
                    folder);
            Commands.run(build, log, Duration.ofMinutes(5));
        });
    }

    /** The zip beside this module, or where Maven keeps what it has fetched. */
    private static Path archive(Settings settings) {
        String name = "keycloak-quarkus-dist-" + VERSION + ".zip";
        String repository = System.getProperty("maven.repo.local", System.getProperty("user.home") + "/.m2/repository");
        return Stream.of(
                        settings.root().resolve("deploy/local/target/parts").resolve(name),
                        Path.of(repository, "org/keycloak/keycloak-quarkus-dist", VERSION, name))
                .filter(Files::isReadable)
                .findFirst()
                .orElseThrow(() -> new Fault("Keycloak has not been fetched: run 'make parts' once."));
    }

    private static String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join(" ", BUILD).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unpack(Path archive, Path folder) throws IOException {
        try (InputStream file = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path inside = Path.of(entry.getName());
                if (inside.getNameCount() < 2) {
                    continue;
                }
                Path target =
                        folder.resolve(inside.subpath(1, inside.getNameCount())).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("entry outside the folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip, target);
                    if (entry.getName().endsWith(".sh")) {
                        target.toFile().setExecutable(true, false);
                    }
                }
            }
        }
    }
}
