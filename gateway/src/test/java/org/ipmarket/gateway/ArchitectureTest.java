package org.ipmarket.gateway;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.runtime.configuration.MemorySize;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.ipmarket.gateway");

    @Test
    void theDoorKnowsTheRoomsAndNoRoomTheDoor() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..gateway.door..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..gateway.door..")
                .check(CLASSES);
        slices().matching("org.ipmarket.gateway.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void whereARequestGoesIsDecidedWithoutTheNetwork() {
        noClasses()
                .that()
                .resideInAPackage("..gateway.route..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("io.vertx..", "io.quarkus..").and(not(type(MemorySize.class))))
                .check(CLASSES);
    }

    @Test
    void theGatewayDependsOnNoService() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.ipmarket.listing..",
                        "org.ipmarket.bidding..",
                        "org.ipmarket.valuation..",
                        "org.ipmarket.settlement..",
                        "org.ipmarket.notification..",
                        "org.ipmarket.chassis..")
                .check(CLASSES);
    }
}
