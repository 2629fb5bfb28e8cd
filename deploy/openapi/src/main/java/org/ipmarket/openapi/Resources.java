package org.ipmarket.openapi;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds what the services answer: the methods of their classes that carry a {@code @Path}. */
final class Resources {
    /** Whose resources make the API. */
    static final List<String> SERVICES = List.of("listing", "bidding", "valuation", "settlement", "notification");

    private Resources() {}

    static List<Endpoint> all() {
        return SERVICES.stream().flatMap(service -> of(service).stream()).toList();
    }

    private static List<Endpoint> of(String service) {
        List<Endpoint> found = new ArrayList<>();
        for (String name : classNames("org/ipmarket/" + service)) {
            Class<?> type = load(name);
            Path root = type.getAnnotation(Path.class);
            if (root == null) {
                continue;
            }
            for (Method method : type.getDeclaredMethods()) {
                verb(method)
                        .flatMap(verb -> Endpoint.of(service, joined(root, method), verb, type, method))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private static java.util.Optional<String> verb(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                return java.util.Optional.of(verb.value());
            }
        }
        return java.util.Optional.empty();
    }

    private static String joined(Path root, Method method) {
        Path own = method.getAnnotation(Path.class);
        String path = root.value() + (own == null ? "" : "/" + own.value());
        String plain = path.replaceAll("\\{(\\w+)\\s*:[^}]*}", "{$1}").replaceAll("/{2,}", "/");
        return plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }

    static List<String> classNames(String folder) {
        List<String> names = new ArrayList<>();
        try {
            for (URL place : Collections.list(Resources.class.getClassLoader().getResources(folder))) {
                URI uri = place.toURI();
                if (uri.getScheme().equals("jar")) {
                    try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                        collect(jar.getPath("/" + folder), folder, names);
                    }
                } else {
                    collect(java.nio.file.Path.of(uri), folder, names);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        Collections.sort(names);
        return names;
    }

    private static void collect(java.nio.file.Path root, String folder, List<String> names) throws IOException {
        try (Stream<java.nio.file.Path> files = Files.walk(root)) {
            files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .map(name -> (folder + "/" + name.substring(0, name.length() - 6)).replace('/', '.'))
                    .forEach(names::add);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Resources.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            throw new IllegalStateException(name + " cannot be loaded", e);
        }
    }
}
