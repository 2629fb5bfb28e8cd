package org.ipmarket.listing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may know whom. */
class DoorsTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.ipmarket.listing");

    @Test
    void theRulesKnowNoFrameworkAndNoDatabase() {
        classes()
                .that()
                .resideInAnyPackage(
                        "..listing.evidence",
                        "..listing.centre",
                        "..listing.network",
                        "..participant",
                        "..asset",
                        "..listing.offer",
                        "..title",
                        "..listing.legal",
                        "..consent",
                        "..listing.deal")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.math..",
                        "java.text..",
                        "java.time..",
                        "java.util..",
                        "org.ipmarket.messages..",
                        "org.ipmarket.listing",
                        "org.ipmarket.listing.centre",
                        "org.ipmarket.listing.network",
                        "org.ipmarket.listing.participant",
                        "org.ipmarket.listing.asset",
                        "org.ipmarket.listing.offer",
                        "org.ipmarket.listing.title",
                        "org.ipmarket.listing.evidence",
                        "org.ipmarket.listing.consent",
                        "org.ipmarket.listing.legal",
                        "org.ipmarket.listing.deal",
                        "org.ipmarket.listing.grant",
                        "org.ipmarket.listing.calendar")
                .check(CLASSES);
    }

    @Test
    void theReadersOfDocumentsKnowTheRulesOfAssetsAndAReaderOfCsv() {
        classes()
                .that()
                .resideInAPackage("..listing.document")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..",
                        "java.lang..",
                        "java.nio..",
                        "java.time..",
                        "java.util..",
                        "javax.xml.stream..",
                        "org.apache.commons.csv..",
                        "org.ipmarket.messages..",
                        "org.ipmarket.listing.asset",
                        "org.ipmarket.listing.document")
                .check(CLASSES);
    }

    @Test
    void theRulesOfImportsKnowAssetsAndDocuments() {
        classes()
                .that()
                .resideInAPackage("..listing.imports")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.time..",
                        "java.util..",
                        "org.ipmarket.messages..",
                        "org.ipmarket.listing.asset",
                        "org.ipmarket.listing.document",
                        "org.ipmarket.listing.imports")
                .check(CLASSES);
    }

    @Test
    void theRulesOfGrantsKnowTheJdkAndTheMessages() {
        classes()
                .that()
                .resideInAPackage("..listing.grant")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..",
                        "java.lang..",
                        "java.nio.charset..",
                        "java.text..",
                        "java.time..",
                        "java.util..",
                        "org.ipmarket.messages..",
                        "org.ipmarket.listing",
                        "org.ipmarket.listing.grant")
                .check(CLASSES);
    }

    @Test
    void theCalendarKnowsTheJdkTheMessagesAndAReaderOfJson() {
        classes()
                .that()
                .resideInAPackage("..listing.calendar")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..",
                        "java.lang..",
                        "java.time..",
                        "java.util..",
                        "com.fasterxml.jackson.databind..",
                        "org.ipmarket.messages",
                        "org.ipmarket.listing",
                        "org.ipmarket.listing.calendar")
                .check(CLASSES);
    }

    @Test
    void nothingCallsUpward() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("doors")
                .definedBy("..listing.api", "..listing.events", "..listing.page")
                .layer("desk")
                .definedBy("..listing.desk")
                .layer("people")
                .definedBy("..listing.people")
                .layer("intake")
                .definedBy("..listing.intake")
                .layer("register")
                .definedBy("..listing.register")
                .layer("store")
                .definedBy("..listing.store")
                .layer("rules")
                .definedBy(
                        "..listing.centre",
                        "..listing.network",
                        "..listing.participant",
                        "..listing.asset",
                        "..listing.offer",
                        "..listing.title",
                        "..listing.legal",
                        "..listing.evidence",
                        "..listing.consent",
                        "..listing.deal",
                        "..listing.grant",
                        "..listing.document",
                        "..listing.imports")
                .whereLayer("doors")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("desk")
                .mayOnlyBeAccessedByLayers("doors", "intake")
                .whereLayer("intake")
                .mayOnlyBeAccessedByLayers("doors")
                .whereLayer("register")
                .mayOnlyBeAccessedByLayers("doors", "desk", "people", "intake")
                .whereLayer("people")
                .mayOnlyBeAccessedByLayers("doors", "desk")
                .whereLayer("store")
                .mayOnlyBeAccessedByLayers("doors", "desk", "people", "register", "intake")
                .check(CLASSES);
    }

    @Test
    void theRulesHaveNoCycles() {
        slices().matching("org.ipmarket.listing.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void onlyTheRegisterWritesTitlesAndGrants() {
        noClasses()
                .that()
                .resideInAnyPackage("..listing.api", "..listing.events", "..listing.desk")
                .should()
                .dependOnClassesThat()
                .haveSimpleName("TitleEntries")
                .check(CLASSES);
    }
}
