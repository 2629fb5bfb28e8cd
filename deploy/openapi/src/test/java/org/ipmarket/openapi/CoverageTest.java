package org.ipmarket.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;
import org.jboss.jandex.MethodInfo;
import org.junit.jupiter.api.Test;

/** What is documented exists, what exists is documented, and the gateway lets both through. */
class CoverageTest {
    private static final DotName PATH = DotName.createSimple("jakarta.ws.rs.Path");
    private static final String ROUTE = "ipmarket.routes.";

    /** Another reader of the same annotations: the index of the compiled classes. */
    @Test
    void theOperationsAreThoseOfTheCompiledClasses() throws IOException {
        Indexer indexer = new Indexer();
        for (String service : Resources.SERVICES) {
            for (String name : Resources.classNames("org/ipmarket/" + service)) {
                try (InputStream type =
                        getClass().getClassLoader().getResourceAsStream(name.replace('.', '/') + ".class")) {
                    indexer.index(type);
                }
            }
        }
        Index index = indexer.complete();
        Set<String> found = new TreeSet<>();
        for (String verb : List.of("GET", "PUT", "POST", "PATCH", "DELETE")) {
            for (AnnotationInstance call : index.getAnnotations("jakarta.ws.rs." + verb)) {
                MethodInfo method = call.target().asMethod();
                String path =
                        path(method.declaringClass().declaredAnnotation(PATH)) + "/" + path(method.annotation(PATH));
                String plain = path.replaceAll("/+", "/").replaceAll("/$", "");
                if (plain.startsWith("/api/v1/")) {
                    found.add(verb + " " + plain.substring(7));
                }
            }
        }
        assertThat(Documents.operations(Documents.checkedIn()).keySet()).containsExactlyElementsOf(found);
    }

    private static String path(AnnotationInstance path) {
        return path == null ? "" : path.value().asString();
    }

    @Test
    void everyServiceThatAnswersIsRead() throws IOException {
        try (Stream<Path> files = Files.walk(Documents.ROOT.resolve("services"))) {
            Set<String> answering = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/"))
                    .filter(CoverageTest::answers)
                    .map(file -> Documents.ROOT
                            .resolve("services")
                            .relativize(file)
                            .getName(0)
                            .toString())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(Resources.SERVICES).containsAll(answering);
        }
    }

    @Test
    void everyDocumentedResourceHasARouteToTheServiceThatAnswersIt() throws IOException {
        Map<String, String> routes = routes();
        for (Endpoint endpoint : Resources.all()) {
            assertThat(routes.get(endpoint.resourceName())).as(endpoint.path()).isEqualTo(endpoint.service());
        }
    }

    @Test
    void everyRouteLeadsToSomethingDocumented() throws IOException {
        Set<String> documented =
                Resources.all().stream().map(Endpoint::resourceName).collect(Collectors.toSet());
        Set<String> answering = Resources.all().stream().map(Endpoint::service).collect(Collectors.toSet());
        routes().forEach((resource, service) -> {
            if (answering.contains(service)) {
                assertThat(documented).as("route of " + service).contains(resource);
            }
        });
    }

    @Test
    void everyResourceHasItsNameInBothLanguages() {
        Set<String> tags = new TreeSet<>();
        for (JsonNode tag : Documents.checkedIn().path("tags")) {
            assertThat(tag.path("x-name").path("zh").asText())
                    .as(tag.toString())
                    .matches(".*\\p{IsHan}.*");
            assertThat(tag.path("x-name").path("en").asText())
                    .as(tag.toString())
                    .isNotBlank();
            tags.add(tag.path("name").asText());
        }
        assertThat(tags)
                .containsAll(
                        Resources.all().stream().map(Endpoint::resourceName).toList());
    }

    private static boolean answers(Path file) {
        try {
            return Files.readString(file).contains("@Path(\"/api/v1/");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Map<String, String> routes() throws IOException {
        Properties properties = new Properties();
        try (InputStream file =
                Files.newInputStream(Documents.ROOT.resolve("gateway/src/main/resources/application.properties"))) {
            properties.load(file);
        }
        return properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(ROUTE) && name.endsWith(".service"))
                .collect(Collectors.toMap(
                        name -> name.substring(ROUTE.length(), name.length() - ".service".length()),
                        properties::getProperty));
    }
}
