package org.ipmarket.notification;

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

    /** So that receivers may use how they verify, and that where nothing is sent can be judged without a database. */
    @Test
    void theRulesOfWebhooksArePlainJava() {
        for (String room : List.of("signing", "address", "delivery", "subscription", "secret")) {
            classes()
                    .that()
                    .resideInAPackage("..notification.webhook." + room + "..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "javax.crypto..", "..notification.webhook." + room + "..")
                    .check(NOTIFICATION);
        }
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
