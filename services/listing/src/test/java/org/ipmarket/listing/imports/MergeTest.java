package org.ipmarket.listing.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.ipmarket.listing.asset.AssetDetails;
import org.ipmarket.listing.asset.Bibliography;
import org.ipmarket.listing.document.PublishedRight;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.OwnerShare;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;
import org.junit.jupiter.api.Test;

class MergeTest {
    private static final List<OwnerShare> OWNERS =
            List.of(new OwnerShare(ParticipantId.fromString("01900000-0000-7000-8000-000000000001"), 10_000));
    private static final PublishedRight APPLICATION = right("A1", "2019-03-01", LegalStatus.PENDING, null, "Lid", 12);
    private static final PublishedRight GRANT = right("B1", "2021-07-07", LegalStatus.IN_FORCE, "2021-07-07", "LID", 8);

    private static PublishedRight right(
            String kind, String day, LegalStatus status, String granted, String title, int claims) {
        Bibliography.Number publication = new Bibliography.Number("EP", "3000001", kind, LocalDate.parse(day));
        LocalDate filed = LocalDate.of(2017, 9, 1);
        return new PublishedRight(
                AssetType.INVENTION,
                "EP",
                granted == null ? "17000001.8" : "3000001",
                "17000001.8",
                publication,
                status,
                LocalDate.parse(day),
                filed,
                granted == null ? null : LocalDate.parse(granted),
                null,
                null,
                null,
                null,
                claims,
                null,
                new Bibliography(
                        Map.of("en", title),
                        granted == null ? Map.of("en", "An abstract.") : Map.of(),
                        List.of(),
                        new Bibliography.Number("EP", "17000001.8", "", filed),
                        List.of(publication),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of("Lids AG"),
                        List.of(),
                        List.of(),
                        List.of("B65D 51/18"),
                        List.of(),
                        "",
                        List.of()),
                List.of());
    }

    private static AssetDetails entered(PublishedRight right) {
        return right.details(new CentreCode("GZ"), OWNERS, true, null);
    }

    @Test
    void aGrantTakesTheWordFromItsApplication() {
        AssetDetails merged = Merge.of(entered(APPLICATION), GRANT);
        assertThat(merged.status()).isEqualTo(LegalStatus.IN_FORCE);
        assertThat(merged.statusAsOf()).isEqualTo("2021-07-07");
        assertThat(merged.number()).isEqualTo("3000001");
        assertThat(merged.granted()).isEqualTo("2021-07-07");
        assertThat(merged.title()).isEqualTo(new LocalizedText(null, "LID"));
        assertThat(merged.record().claimCount()).isEqualTo(8);
        assertThat(merged.record().publicationNumber()).isEqualTo("3000001B1");
        assertThat(merged.record().bibliography().abstracts()).isEqualTo(Map.of("en", "An abstract."));
        assertThat(merged.record().bibliography().publications())
                .extracting(Bibliography.Number::text)
                .containsExactly("EP3000001A1", "EP3000001B1");
    }

    @Test
    void anOlderPublicationFillsWhatIsMissingAndNothingElse() {
        AssetDetails granted = entered(GRANT);
        AssetDetails merged = Merge.of(granted, APPLICATION);
        assertThat(merged.status()).isEqualTo(LegalStatus.IN_FORCE);
        assertThat(merged.number()).isEqualTo("3000001");
        assertThat(merged.title()).isEqualTo(granted.title());
        assertThat(merged.record().claimCount()).isEqualTo(8);
        assertThat(merged.record().publicationNumber()).isEqualTo("3000001B1");
        assertThat(merged.record().bibliography().abstracts()).isEqualTo(Map.of("en", "An abstract."));
    }

    @Test
    void theOrderMakesNoDifferenceAndTheSecondTimeChangesNothing() {
        AssetDetails oneWay = Merge.of(entered(APPLICATION), GRANT);
        AssetDetails otherWay = Merge.of(entered(GRANT), APPLICATION);
        assertThat(oneWay.record()).isEqualTo(otherWay.record());
        assertThat(Merge.of(oneWay, GRANT)).isEqualTo(oneWay);
        assertThat(Merge.of(oneWay, APPLICATION)).isEqualTo(oneWay);
        assertThat(Merge.of(otherWay, APPLICATION)).isEqualTo(otherWay);
    }

    @Test
    void aRightThatHasLapsedIsNotRevived() {
        AssetDetails lapsed = entered(right("B1", "2021-07-07", LegalStatus.LAPSED, "2021-07-07", "LID", 8));
        AssetDetails merged =
                Merge.of(lapsed, right("B2", "2023-01-04", LegalStatus.IN_FORCE, "2021-07-07", "Round lid", 7));
        assertThat(merged.status()).isEqualTo(LegalStatus.LAPSED);
        assertThat(merged.statusAsOf()).isEqualTo("2021-07-07");
        assertThat(merged.title().en()).isEqualTo("Round lid");
        assertThat(merged.record().claimCount()).isEqualTo(7);
    }

    @Test
    void ownersCentreAndDemonstrationStay() {
        AssetDetails merged = Merge.of(entered(APPLICATION), GRANT);
        assertThat(merged.owners()).isEqualTo(OWNERS);
        assertThat(merged.registeredAt()).isEqualTo(new CentreCode("GZ"));
        assertThat(merged.demonstration()).isTrue();
    }
}
