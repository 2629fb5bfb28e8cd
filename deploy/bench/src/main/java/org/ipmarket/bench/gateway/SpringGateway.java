package org.ipmarket.bench.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.ipmarket.local.Fault;
import org.ipmarket.local.Settings;

/**
 * Spring Cloud Gateway with one route and a token check, as its starters set it up, with the same heap and collector as the gateway.
 * Its class path comes from a build of its own (folder {@code spring-cloud-gateway}) when it is asked for.
 */
final class SpringGateway implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(60);

    private final Process process;

    private SpringGateway(Process process) {
        this.process = process;
    }

    /** @return nothing where Maven cannot fetch it */
    static Optional<SpringGateway> start(Settings settings, int port, int upstream, String keysPath, String token)
            throws IOException, InterruptedException {
        Path source = settings.root().resolve("deploy/bench/spring-cloud-gateway");
        Path classPath = settings.home().resolve("spring-class-path.txt");
        Path log = settings.home().resolve("spring.log");
        int fetched = new ProcessBuilder(
                        "mvn",
                        "-B",
                        "-q",
                        "-f",
                        source.resolve("pom.xml").toString(),
                        "dependency:build-classpath",
                        "-Dmdep.outputFile=" + classPath)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (fetched != 0) {
            return Optional.empty();
        }
        String behind = "http://127.0.0.1:" + upstream;
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xms512m",
                        "-Xmx512m",
                        "-XX:+UseParallelGC",
                        "-cp",
                        Files.readString(classPath).trim(),
                        source.resolve("baseline/SpringCloudGateway.java").toString(),
                        "--server.address=127.0.0.1",
                        "--server.port=" + port,
                        "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri=" + behind + keysPath,
                        "--spring.cloud.gateway.server.webflux.routes[0].id=all",
                        "--spring.cloud.gateway.server.webflux.routes[0].uri=" + behind,
                        "--spring.cloud.gateway.server.webflux.routes[0].predicates[0]=Path=/**"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        SpringGateway gateway = new SpringGateway(process);
        try {
            gateway.awaitReady(port, token, log);
            return Optional.of(gateway);
        } catch (RuntimeException | IOException | InterruptedException e) {
            gateway.close();
            throw e;
        }
    }

    private void awaitReady(int port, String token, Path log) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/centres"))
                .header("Authorization", "Bearer " + token)
                .build();
        long end = System.nanoTime() + READY.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < end && process.isAlive()) {
                try {
                    if (client.send(request, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200) {
                        return;
                    }
                } catch (IOException notYet) {
                    // it is starting
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
        throw new Fault("Spring Cloud Gateway is not ready: " + Files.readString(log));
    }

    Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
