package org.ipmarket.notification.feed.order;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ipmarket.local.process.Http;

/** A replica of the service as Maven has packaged it, which may be killed. */
final class Replica {
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    private final int port;
    private final Map<String, String> environment;
    private Process process;

    Replica(int port, Map<String, String> environment) {
        this.port = port;
        this.environment = environment;
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    void start() throws IOException {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException(JAR + " is missing: 'mvn verify' packages it before the test");
        }
        String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        List<String> command = Stream.of(
                        java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m", "-jar", JAR.toString())
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_PORT", "" + port);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(
                Path.of("target/replica-" + port + ".log").toFile()));
        process = builder.start();
    }

    void awaitReady() {
        await().atMost(Duration.ofMinutes(2)).until(() -> Http.isOk(url() + "/q/health/ready"));
    }

    /** As {@code kill -9}. */
    void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }
}
