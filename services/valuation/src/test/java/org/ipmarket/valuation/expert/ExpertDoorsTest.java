package org.ipmarket.valuation.expert;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may know whom within the panel's part. */
class ExpertDoorsTest {
    private static final JavaClasses VALUATION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.ipmarket.valuation");

    @Test
    void rulesNeedOnlyJavaAndMessages() {
        classes()
                .that()
                .resideInAPackage("org.ipmarket.valuation.expert")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.ipmarket.messages..", "org.ipmarket.valuation.expert")
                .check(VALUATION);
    }

    @Test
    void reportsAreMadeOfFactsAlone() {
        classes()
                .that()
                .resideInAnyPackage("org.ipmarket.valuation.report", "org.ipmarket.valuation.report.chart")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.ipmarket.messages..",
                        "org.ipmarket.print..",
                        "org.ipmarket.valuation.expert",
                        "org.ipmarket.valuation.estimate..",
                        "org.ipmarket.valuation.method..",
                        "org.ipmarket.valuation.report",
                        "org.ipmarket.valuation.report.chart")
                .check(VALUATION);
    }

    @Test
    void nothingCallsUpward() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("outside")
                .definedBy("org.ipmarket.valuation.expert.api", "org.ipmarket.valuation.events")
                .layer("use cases")
                .definedBy("org.ipmarket.valuation.expert.desk", "org.ipmarket.valuation.report.desk")
                .layer("store")
                .definedBy("org.ipmarket.valuation.expert.store")
                .whereLayer("outside")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("use cases")
                .mayOnlyBeAccessedByLayers("outside")
                .whereLayer("store")
                .mayOnlyBeAccessedByLayers("outside", "use cases")
                .check(VALUATION);
    }
}
