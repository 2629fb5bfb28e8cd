package org.ipmarket.valuation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may know whom within the service. */
class ValuationDoorsTest {
    private static final JavaClasses VALUATION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.ipmarket.valuation");

    @Test
    void rulesNeedOnlyJavaMessagesAndMathematics() {
        classes()
                .that()
                .resideInAnyPackage("..valuation.indicator..", "..valuation.estimate..", "..valuation.learning..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.ipmarket.messages..",
                        "..valuation.method..",
                        "..valuation.indicator..",
                        "..valuation.estimate..",
                        "..valuation.learning..")
                .check(VALUATION);
    }

    @Test
    void nothingCallsUpward() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("outside")
                .definedBy("..valuation.api..", "..valuation.events..")
                .layer("use cases")
                .definedBy("..valuation.desk..", "..valuation.comparable..")
                .layer("store")
                .definedBy("..valuation.store..")
                .layer("estimate")
                .definedBy("..valuation.estimate..", "..valuation.learning..")
                .layer("indicators")
                .definedBy("..valuation.indicator..")
                .layer("methods")
                .definedBy("..valuation.method..")
                .whereLayer("outside")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("use cases")
                .mayOnlyBeAccessedByLayers("outside")
                .whereLayer("store")
                .mayOnlyBeAccessedByLayers("outside", "use cases")
                .whereLayer("estimate")
                .mayOnlyBeAccessedByLayers("outside", "use cases", "store")
                .whereLayer("indicators")
                .mayOnlyBeAccessedByLayers("use cases", "estimate")
                .whereLayer("methods")
                .mayOnlyBeAccessedByLayers("use cases", "store", "estimate")
                .check(VALUATION);
    }

    @Test
    void noOtherServiceIsKnown() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.ipmarket.listing..",
                        "org.ipmarket.bidding..",
                        "org.ipmarket.settlement..",
                        "org.ipmarket.notification..",
                        "org.ipmarket.auction..")
                .check(VALUATION);
    }
}
