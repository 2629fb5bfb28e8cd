package org.ipmarket.keeper;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class DependencyRulesTest {
    @Test
    void aKeeperStandsOnTheJdkAndTheSharedFormsAlone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "com.sun.net.httpserver..",
                        "org.ipmarket.keeper..",
                        "org.ipmarket.messages..",
                        "org.ipmarket.auction.sealing..",
                        "org.ipmarket.auction.proof..")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.ipmarket.keeper"));
    }
}
