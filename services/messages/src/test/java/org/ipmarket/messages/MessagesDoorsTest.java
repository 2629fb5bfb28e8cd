package org.ipmarket.messages;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Messages know no framework, so that whoever reads them needs none. */
class MessagesDoorsTest {
    private static final JavaClasses MESSAGES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.ipmarket.messages");

    @Test
    void needOnlyJavaJacksonAndTwoSmallLibraries() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.ipmarket.messages..",
                        "com.fasterxml.jackson..",
                        "com.fasterxml.uuid..",
                        "org.erdtman.jcs..")
                .check(MESSAGES);
    }

    @Test
    void idsDoNotKnowTheEvents() {
        noClasses()
                .that()
                .resideInAPackage("org.ipmarket.messages.id..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.ipmarket.messages.event..")
                .check(MESSAGES);
    }

    @Test
    void moneyIsNeverAFloatingPointNumber() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Double.class, Float.class)
                .check(MESSAGES);
    }
}
