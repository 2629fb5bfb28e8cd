package org.ipmarket.valuation.method;

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
            .importPackages("org.ipmarket.valuation.method");

    @Test
    void methodsStandOnTheJdkMoneyAndMathematicsAlone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", "org.ipmarket.valuation.method..", "org.hipparchus..", "org.ipmarket.messages")
                .check(CLASSES);
    }

    @Test
    void formulasKnowNoMoney() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..normal..",
                        "..income..",
                        "..simulation..",
                        "..option..",
                        "..market..",
                        "..cost..",
                        "..copyright..",
                        "..deals..",
                        "..indicator..",
                        "..scorecard..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.ipmarket.messages..")
                .check(CLASSES);
    }

    @Test
    void nothingAsksTheClockOrUnseededChance() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .callMethod(Math.class, "random")
                .check(CLASSES);
    }

    /** The JDK may compute these faster and a little differently from machine to machine; StrictMath may not. */
    @Test
    void everyMachineComesToTheSameBits() {
        for (String function : new String[] {"exp", "log", "log1p", "expm1", "sin", "cos", "tan", "cbrt"}) {
            noClasses().should().callMethod(Math.class, function, double.class).check(CLASSES);
        }
        noClasses()
                .should()
                .callMethod(Math.class, "pow", double.class, double.class)
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.ipmarket.valuation.method.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }
}
