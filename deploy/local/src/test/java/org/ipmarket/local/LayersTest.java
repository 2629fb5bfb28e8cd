package org.ipmarket.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Processes know nothing of parts, parts nothing of each other. */
class LayersTest {
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.ipmarket.local");

    @Test
    void processesKnowNothingOfParts() {
        noClasses()
                .that()
                .resideInAPackage("..local.process..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..postgres..", "..rabbitmq..", "..keycloak..", "..service..", "..build..")
                .check(classes);
    }

    @Test
    void serversKnowNothingOfEachOther() {
        for (String server : new String[] {"postgres", "rabbitmq", "keycloak"}) {
            noClasses()
                    .that()
                    .resideInAPackage("..local." + server + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            java.util.stream.Stream.of("postgres", "rabbitmq", "keycloak", "service", "build")
                                    .filter(other -> !other.equals(server))
                                    .map(other -> "..local." + other + "..")
                                    .toArray(String[]::new))
                    .check(classes);
        }
    }
}
