package org.ipmarket.auction;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DependencyRulesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.ipmarket.auction");

    @Test
    void standsOnTheJdkAndMessagesAlone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.ipmarket.auction..",
                        "org.ipmarket.messages..",
                        "com.fasterxml.jackson.annotation..",
                        "org.erdtman.jcs..",
                        "javax.crypto..",
                        "org.bouncycastle..")
                .check(CLASSES);
    }

    @Test
    void cipherTextsAreTheSealingsAffairAndSignaturesTheProofs() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..sealing..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javax.crypto..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackages("..sealing..", "..proof..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bouncycastle..")
                .check(CLASSES);
    }

    @Test
    void rulesKnowNeitherLogNorClockNorChance() {
        noClasses()
                .that()
                .resideInAPackage("..rules..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..journal..", "..proof..", "..merkle..", "..verifier..", "java.io..", "java.sql..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.ipmarket.auction.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }
}
