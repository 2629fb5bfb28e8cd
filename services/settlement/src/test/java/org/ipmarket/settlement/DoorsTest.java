package org.ipmarket.settlement;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Which folder may know which. */
class DoorsTest {
    private static final String HOME = "org.ipmarket.settlement.";
    private static final String[] RULES = {
        HOME + "ledger",
        HOME + "deposit",
        HOME + "trade",
        HOME + "bank",
        HOME + "bank.match",
        HOME + "state",
        HOME + "fee",
        HOME + "recordal",
        HOME + "licence",
        HOME + "tax",
        HOME + "invoice",
        HOME + "statement",
        HOME + "fx"
    };
    private final JavaClasses service = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.ipmarket.settlement");

    @Test
    void rulesKnowJavaAndMessagesOnly() {
        classes()
                .that()
                .resideInAnyPackage(RULES)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.math..",
                        "java.nio.charset..",
                        "java.security..",
                        "java.text..",
                        "java.time..",
                        "java.util..",
                        "org.ipmarket.messages..",
                        HOME + "ledger",
                        HOME + "deposit",
                        HOME + "trade",
                        HOME + "bank",
                        HOME + "bank.match",
                        HOME + "state",
                        HOME + "fee",
                        HOME + "recordal",
                        HOME + "licence",
                        HOME + "tax",
                        HOME + "invoice",
                        HOME + "statement",
                        HOME + "fx")
                .check(service);
    }

    @Test
    void theLedgerKnowsNothingOfAuctions() {
        noClasses()
                .that()
                .resideInAPackage(HOME + "ledger")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(HOME + "deposit", HOME + "trade", HOME + "bank..", "org.ipmarket.messages.event..")
                .orShould()
                .dependOnClassesThat()
                .implement(org.ipmarket.messages.id.Id.class)
                .check(service);
    }

    @Test
    void theSimulatedBankKnowsTheBanksInterfaceOnly() {
        noClasses()
                .that()
                .resideInAPackage(HOME + "bank.simulator..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        HOME + "ledger..", HOME + "deposit..", HOME + "trade..", HOME + "store..", HOME + "clearing..")
                .check(service);
    }

    @Test
    void nothingCallsUpward() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        HOME + "store..",
                        HOME + "bank..",
                        HOME + "ledger..",
                        HOME + "deposit..",
                        HOME + "trade..",
                        HOME + "recordal..",
                        HOME + "licence..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(HOME + "clearing..", HOME + "api..", HOME + "events..")
                .check(service);
        noClasses()
                .that()
                .resideInAPackage(HOME + "clearing..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(HOME + "api..", HOME + "events..")
                .check(service);
        noClasses()
                .that()
                .resideInAPackage(HOME + "api..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(HOME + "events..")
                .check(service);
    }
}
