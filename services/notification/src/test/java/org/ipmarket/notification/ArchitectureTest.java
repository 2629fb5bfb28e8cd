package org.ipmarket.notification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
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
