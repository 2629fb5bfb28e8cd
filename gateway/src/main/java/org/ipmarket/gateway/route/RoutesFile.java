package org.ipmarket.gateway.route;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;

/**
 * A file of properties in which an operator changes routes and services' addresses while the door is open. What it does not name
 * stays as it was configured; a route whose service is {@value #NONE} is withdrawn.
 */
final class RoutesFile {
    static final String NONE = "none";

    private static final String ROUTES = "ipmarket.routes.";
    private static final String SERVICES = "ipmarket.gateway.services.";

    private final Map<String, String> configured = new HashMap<>();
    private final Path file;

    RoutesFile(Path file, Config config) {
        this.file = file;
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(ROUTES) || name.startsWith(SERVICES)) {
                config.getOptionalValue(name, String.class).ifPresent(value -> configured.put(name, value));
            }
        }
    }

    /**
     * Reads it and exchanges the routes.
     *
     * @return how many routes there are now
     * @throws IllegalArgumentException in words for the operator where it cannot be used; then nothing has changed
     */
    int apply(RouteTable table) {
        Map<String, String> all = merged(read());
        try {
            SmallRyeConfig config = new SmallRyeConfigBuilder()
                    .forClassLoader(RoutesFile.class.getClassLoader())
                    .withSources(new PropertiesConfigSource(all, file.toString(), 100))
                    .addDefaultInterceptors()
                    .withMapping(RoutesConfig.class)
                    .withMapping(ServicesConfig.class)
                    .addDiscoveredConverters()
                    .build();
            return table.replace(
                    config.getConfigMapping(RoutesConfig.class), config.getConfigMapping(ServicesConfig.class));
        } catch (IllegalArgumentException unusable) {
            throw unusable;
        } catch (RuntimeException unusable) {
            throw new IllegalArgumentException(unusable.getMessage(), unusable);
        }
    }

    private Map<String, String> merged(Map<String, String> changes) {
        Map<String, String> all = new HashMap<>(configured);
        all.putAll(changes);
        Set<String> withdrawn = new TreeSet<>();
        all.forEach((name, value) -> {
            if (name.startsWith(ROUTES) && name.endsWith(".service") && value.equals(NONE)) {
                withdrawn.add(name.substring(0, name.length() - "service".length()));
            }
        });
        all.keySet().removeIf(name -> withdrawn.stream().anyMatch(name::startsWith));
        return all;
    }

    private Map<String, String> read() {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new IllegalArgumentException("it cannot be read: " + e.getMessage(), e);
        }
        Map<String, String> changes = new HashMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (!name.startsWith(ROUTES) && !name.startsWith(SERVICES)) {
                throw new IllegalArgumentException(name + " is neither a route nor a service's address");
            }
            changes.put(name, properties.getProperty(name).trim());
        }
        return changes;
    }
}
