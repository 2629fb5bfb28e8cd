package org.ipmarket.chaos.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ipmarket.local.Fault;
import org.ipmarket.local.Settings;
import org.ipmarket.local.process.Daemon;
import org.ipmarket.local.process.Http;
import org.ipmarket.local.process.Signal;
import org.ipmarket.local.service.Module;

/** A service or the gateway as Maven has packaged it; one of a service's replicas on a port of its own. */
public final class Program {
    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xms64m",
            "-Xmx256m",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8",
            "-Duser.timezone=UTC");

    private static final Duration PORT_FREE_WITHIN = Duration.ofSeconds(10);

    private final String name;
    private final int port;
    private final Path jar;
    private final Map<String, String> environment;
    private final Path folder;
    private final Daemon daemon;

    Program(String name, Settings settings, Module module, int port, Map<String, String> environment) {
        this.name = name;
        this.port = port;
        this.jar = module.packaged(settings.root()).resolve("quarkus-run.jar");
        this.environment = environment;
        this.folder = settings.home();
        this.daemon = new Daemon(name, settings.processes(), settings.logs());
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Without waiting. */
    public void launch() {
        if (!Files.exists(jar)) {
            throw new Fault(name + " has not been packaged (" + jar + " is missing): 'make chaos' does it.");
        }
        String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        List<String> command = Stream.of(Stream.of(java), JVM.stream(), Stream.of("-jar", jar.toString()))
                .flatMap(part -> part)
                .toList();
        daemon.start(new org.ipmarket.local.process.Program(command, environment, folder), List.of(port));
    }

    public void awaitReady() {
        daemon.await(Duration.ofMinutes(2), this::isReady);
    }

    private boolean isReady() {
        return Http.isOk(url() + "/q/health/ready");
    }

    /** As {@code kill -9}: it does nothing more. Returns when its port is free: the last of its threads keeps that a little longer. */
    public void kill() throws InterruptedException {
        daemon.stop(Signal.KILL, Duration.ofSeconds(10));
        long end = System.nanoTime() + PORT_FREE_WITHIN.toNanos();
        while (!isPortFree() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
    }

    private boolean isPortFree() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    void stop() {
        daemon.stop(Signal.TERM, Duration.ofSeconds(15));
    }
}
