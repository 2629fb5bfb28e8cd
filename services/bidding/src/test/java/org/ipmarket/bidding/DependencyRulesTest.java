package org.ipmarket.bidding;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class DependencyRulesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.ipmarket.bidding");

    @Test
    void useCasesDoNotKnowWhoCallsThem() {
        noClasses()
                .that()
                .resideInAnyPackage("..bidding.lot..", "..bidding.proof..", "..bidding.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..bidding.api..", "..bidding.events..", "..bidding.live..")
                .check(CLASSES);
    }

    @Test
    void theStoreKnowsNoUseCase() {
        noClasses()
                .that()
                .resideInAPackage("..bidding.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..bidding.lot..", "..bidding.proof..")
                .check(CLASSES);
    }

    @Test
    void sqlStaysInTheStore() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..bidding.store..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.sql.PreparedStatement")
                .check(CLASSES);
    }

    @Test
    void noOtherServiceIsKnown() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages(
                        "org.ipmarket.listing..", "org.ipmarket.settlement..", "org.ipmarket.valuation..")
                .check(CLASSES);
    }
}
