package org.ipmarket.notification;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may know whom within the service. */
class ArchitectureTest {
    private static final JavaClasses NOTIFICATION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.ipmarket.notification");

    @Test
    void theFeedKnowsNeitherWebhooksNorNotices() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("feed")
                .definedBy("..notification.feed..")
                .layer("webhooks")
                .definedBy("..notification.webhook..")
                .layer("notices")
                .definedBy("..notification.notice..")
                .whereLayer("webhooks")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("notices")
                .mayNotBeAccessedByAnyLayer()
                .check(NOTIFICATION);
    }

    /** So that what follows from an answer, and where nothing is sent, can be judged without a database. */
    @Test
    void theRulesOfWebhooksArePlainJava() {
        for (String room : List.of("address", "delivery", "subscription", "secret")) {
            classes()
                    .that()
                    .resideInAPackage("..notification.webhook." + room + "..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "javax.crypto..", "..notification.webhook." + room + "..")
                    .check(NOTIFICATION);
        }
    }

    /** The one way to sign and to verify, which a receiver takes as it is. */
    @Test
    void ofTheClientOnlyItsSigningIsUsed() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("org.ipmarket.client..")
                        .and(resideOutsideOfPackage("org.ipmarket.client.webhook")))
                .check(NOTIFICATION);
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "javax.crypto..", "org.ipmarket.client.webhook")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("org.ipmarket.client.webhook"));
    }

    @Test
    void noOtherServiceIsKnown() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.ipmarket.listing..",
                        "org.ipmarket.bidding..",
                        "org.ipmarket.valuation..",
                        "org.ipmarket.settlement..")
                .check(NOTIFICATION);
    }
}
