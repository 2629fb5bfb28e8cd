package org.ipmarket.gateway.route;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.ipmarket.gateway.GatewayConfig;
import org.jboss.logging.Logger;

/**
 * Looks whether the file of routes has changed and, where it has, exchanges the routes. A file that cannot be used changes nothing; the
 * log says why.
 */
@Singleton
public class RoutesWatch {
    private static final Logger LOG = Logger.getLogger(RoutesWatch.class);

    private final RouteTable table;
    private final GatewayConfig.Routes settings;
    private final Config config;
    private String seen = "";
    private Thread watcher;

    RoutesWatch(RouteTable table, GatewayConfig gateway, Config config) {
        this.table = table;
        this.settings = gateway.routes();
        this.config = config;
    }

    /** Reads the file, if there is one to be, and watches it from now on. */
    public void start() {
        Optional<Path> file = settings.file();
        if (file.isPresent()) {
            RoutesFile routes = new RoutesFile(file.get(), config);
            look(file.get(), routes);
            watcher = Thread.ofVirtual().name("routes").start(() -> watch(file.get(), routes));
        }
    }

    @PreDestroy
    void stop() {
        if (watcher != null) {
            watcher.interrupt();
        }
    }

    private void watch(Path file, RoutesFile routes) {
        try {
            while (true) {
                Thread.sleep(settings.every());
                look(file, routes);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Path file, RoutesFile routes) {
        String now = mark(file);
        if (now.equals(seen)) {
            return;
        }
        seen = now;
        try {
            int count = routes.apply(table);
            LOG.infof("%d routes are in force, with what %s changes", count, file);
        } catch (IllegalArgumentException unusable) {
            LOG.errorf("%s is not used, the routes stay as they were: %s", file, unusable.getMessage());
        }
    }

    /** Another one whenever the file has been written. Empty where there is none. */
    private static String mark(Path file) {
        try {
            return Files.getLastModifiedTime(file) + " " + Files.size(file);
        } catch (IOException absent) {
            return "";
        }
    }
}
