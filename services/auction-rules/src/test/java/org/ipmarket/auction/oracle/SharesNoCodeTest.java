package org.ipmarket.auction.oracle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** A reference that used the rules' code would share their faults. */
class SharesNoCodeTest {
    @Test
    void referencesStandApartFromWhatTheyJudge() {
        noClasses()
                .that()
                .haveNameMatching(".*\\.oracle\\.(Naive|Setting|Fact|Verdict).*")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..auction.rules..",
                        "..auction.formats..",
                        "..auction.journal..",
                        "..auction.sealing..",
                        "..auction.verifier..",
                        "..auction.proof..",
                        "..auction.merkle..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching(".*\\.oracle\\.(Played|SealedOffers|Announcement|Forgery).*")
                .check(new ClassFileImporter().importPackages("org.ipmarket.auction.oracle"));
    }
}
