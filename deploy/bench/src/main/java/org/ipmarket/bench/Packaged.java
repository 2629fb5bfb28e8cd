package org.ipmarket.bench;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ipmarket.local.Fault;
import org.ipmarket.local.Settings;

/** A program of the market as Maven has packaged it, with a heap of 512 MiB, in a process of its own. */
public final class Packaged implements AutoCloseable {
    private static final Duration READY = Duration.ofMinutes(3);
    private static final Pattern COLLECTION = Pattern.compile("Pause .* ([0-9]+)([KM])->([0-9]+)([KM])\\(");

    private final String name;
    private final int port;
    private final Path home;
    private final Process process;

    private Packaged(String name, int port, Path home, Process process) {
        this.name = name;
        this.port = port;
        this.home = home;
        this.process = process;
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param module its folder
     * @param port where it is to listen
     */
    public static Packaged start(Settings settings, String module, int port, Map<String, String> environment)
            throws IOException, InterruptedException {
        return start(settings, module, port, environment, List.of());
    }

    /** @param options of the virtual machine besides, as the module's own page recommends them */
    public static Packaged start(
            Settings settings, String module, int port, Map<String, String> environment, List<String> options)
            throws IOException, InterruptedException {
        String name = Path.of(module).getFileName().toString();
        Path jar = settings.root().resolve(module + "/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new Fault(name + " has not been packaged (" + jar + " is missing): 'make bench' does it.");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(List.of("-Xms512m", "-Xmx512m", "-XX:+UseParallelGC", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(options);
        command.add("-Xlog:gc:file=" + collections(settings.home(), name) + "::filecount=0");
        String further = System.getenv().getOrDefault("IPMARKET_JAVA_OPTIONS", "");
        command.addAll(List.of(further.split(" ")).stream()
                .filter(option -> !option.isBlank())
                .toList());
        command.addAll(List.of("-Duser.timezone=UTC", "-jar", jar.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(settings.home().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log(settings.home(), name));
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_PORT", "" + port);
        Packaged packaged = new Packaged(name, port, settings.home(), builder.start());
        try {
            packaged.awaitReady();
        } catch (RuntimeException | IOException | InterruptedException e) {
            packaged.close();
            throw e;
        }
        return packaged;
    }

    private void awaitReady() throws IOException, InterruptedException {
        HttpRequest ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
        long end = System.nanoTime() + READY.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < end) {
                requireAlive();
                try {
                    if (client.send(ready, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200) {
                        return;
                    }
                } catch (IOException notYet) {
                    TimeUnit.MILLISECONDS.sleep(200);
                }
            }
        }
        throw new Fault(name + " is not ready: " + lastLines());
    }

    /** @throws Fault with its last words where it has ended */
    public void requireAlive() throws IOException {
        if (!process.isAlive()) {
            throw new Fault(name + " ended: " + lastLines());
        }
    }

    private String lastLines() throws IOException {
        List<String> lines = Files.readAllLines(log(home, name).toPath());
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    }

    public int port() {
        return port;
    }

    /** Processor time that it has used. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** Drops what is not needed, and tells how much of the heap is then full, in MiB. */
    public double liveHeap() throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin/jcmd");
        new ProcessBuilder(jcmd.toString(), "" + process.pid(), "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        return collected(3).getLast();
    }

    /** The most of the heap that was full before any collection so far, in MiB. */
    public double peakHeap() throws IOException {
        return collected(1).stream().mapToDouble(each -> each).max().orElse(0);
    }

    private List<Double> collected(int group) throws IOException {
        List<Double> sizes = new ArrayList<>();
        for (String line : Files.readAllLines(collections(home, name))) {
            Matcher used = COLLECTION.matcher(line);
            if (used.find()) {
                sizes.add(Double.parseDouble(used.group(group))
                        / (used.group(group + 1).equals("K") ? 1024 : 1));
            }
        }
        return sizes;
    }

    private static File log(Path home, String name) {
        return home.resolve(name + ".log").toFile();
    }

    private static Path collections(Path home, String name) {
        return home.resolve(name + "-gc.log");
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
