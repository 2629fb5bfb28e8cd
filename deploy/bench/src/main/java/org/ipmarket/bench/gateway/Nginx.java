package org.ipmarket.bench.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ipmarket.local.Fault;

/**
 * An nginx of one worker that listens on a port of loopback: the baseline, and what stands behind both doors. Connections are kept
 * alive on both sides, and the proxy writes its access log, as the gateway does.
 */
final class Nginx implements AutoCloseable {
    private static final String COMMON = """
            worker_processes 1;
            daemon off;
            pid %1$s/nginx.pid;
            error_log %1$s/error.log;
            events { worker_connections 4096; }
            http {
                client_body_temp_path %1$s/body;
                proxy_temp_path %1$s/proxy;
                fastcgi_temp_path %1$s/fastcgi;
                uwsgi_temp_path %1$s/uwsgi;
                scgi_temp_path %1$s/scgi;
                default_type application/json;
                keepalive_requests 100000000;
                keepalive_timeout 600s;
                %2$s
            }
            """;
    private static final String UPSTREAM = """
            access_log off;
            server {
                listen 127.0.0.1:%1$d backlog=4096;
                location / { return 200 '%2$s'; }
                location = %3$s { proxy_pass http://127.0.0.1:%4$d; }
            }
            """;
    private static final String PROXY = """
            access_log %3$s/access.log combined;
            upstream behind { server 127.0.0.1:%2$d; keepalive 128; keepalive_requests 100000000; }
            server {
                listen 127.0.0.1:%1$d backlog=4096;
                location / {
                    proxy_pass http://behind;
                    proxy_http_version 1.1;
                    proxy_set_header Connection "";
                    proxy_set_header Host $host;
                    proxy_set_header X-Forwarded-For $remote_addr;
                }
            }
            """;

    private final Process process;

    private Nginx(Path folder, String servers) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path configuration = folder.resolve("nginx.conf");
        Files.writeString(configuration, COMMON.formatted(folder, servers));
        Path log = folder.resolve("nginx.log");
        process = new ProcessBuilder(program(), "-p", folder.toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor(500, TimeUnit.MILLISECONDS)) {
            throw new Fault("nginx ended: " + Files.readString(log));
        }
    }

    /**
     * Answers every path with the same document, save the one with the keys of tokens, which it fetches.
     *
     * @param json without quotes of the single kind and without dollars
     */
    static Nginx upstream(Path folder, int port, String json, String keysPath, int keysPort)
            throws IOException, InterruptedException {
        return new Nginx(folder, UPSTREAM.formatted(port, json, keysPath, keysPort));
    }

    /** Hands every request on to what listens at that port. */
    static Nginx proxy(Path folder, int port, int upstream) throws IOException, InterruptedException {
        return new Nginx(folder, PROXY.formatted(port, upstream, folder));
    }

    private static String program() {
        return Stream.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx")
                .filter(place -> Files.isExecutable(Path.of(place)))
                .findFirst()
                .orElseThrow(() -> new Fault("nginx is missing, the baseline: install the system's package"
                        + " (Debian, Ubuntu: 'apt-get install nginx-light'; Fedora: 'dnf install nginx')."
                        + " Its own server need not run."));
    }

    /** Of the master and its worker. */
    Duration processorTime() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
