package org.ipmarket.e2e.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ipmarket.e2e.seed.Participants;
import org.ipmarket.messages.AssetKind;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private final Catalogue catalogue =
            new Catalogue(List.of(Participants.YUEXIU_ROBOTICS.id()), List.of(Participants.HE_JING.id()));

    @Test
    void holdsEnoughOfEach() {
        assertThat(catalogue.publishedPatents()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(catalogue.inventedPatents()).hasSize(20);
        assertThat(catalogue.inventedWorks()).hasSize(20);
    }

    @Test
    void everythingIsMarkedAsDemonstrationAndHasItsOwnNumber() {
        List<AssetDraft> all =
                List.of(catalogue.publishedPatents(), catalogue.inventedPatents(), catalogue.inventedWorks()).stream()
                        .flatMap(List::stream)
                        .toList();

        assertThat(all).allMatch(AssetDraft::demonstration);
        assertThat(all).extracting(AssetDraft::number).doesNotHaveDuplicates();
    }

    @Test
    void carriesFactsAsTheyWerePublished() {
        assertThat(catalogue.publishedPatents())
                .filteredOn(draft -> draft.number().equals("US11803561"))
                .singleElement()
                .satisfies(draft -> {
                    assertThat(draft.title().en()).isEqualTo("Approximation query");
                    assertThat(draft.filed()).isEqualTo("2014-03-31");
                    assertThat(draft.granted()).isEqualTo("2023-10-31");
                    assertThat(draft.ipc()).containsExactly("G06F16/2458", "G06F16/31");
                    assertThat(draft.referencesCited()).isEqualTo(35);
                });
    }

    @Test
    void doesNotTakeTheDateOfASecondPublicationForTheGrant() {
        assertThat(catalogue.publishedPatents())
                .filteredOn(draft -> draft.number().equals("EP0874807"))
                .singleElement()
                .satisfies(draft -> assertThat(draft.granted()).isNull());
    }

    @Test
    void inventedPatentsHaveNumbersThatTheOfficeNeverGaveOutWithARightCheckDigit() {
        assertThat(catalogue.inventedPatents()).allSatisfy(draft -> {
            assertThat(ChinesePatentNumber.isValid(draft.number())).isTrue();
            assertThat(Integer.parseInt(draft.number().substring(7, 14)))
                    .isGreaterThanOrEqualTo(ChinesePatentNumber.FIRST_UNUSED_SERIAL);
            assertThat(draft.title().zh()).isNotBlank();
            assertThat(draft.title().en()).isNotBlank();
        });
    }

    @Test
    void worksAreOfSeveralTypesAndNoneIsAPatent() {
        List<AssetDraft> works = catalogue.inventedWorks();

        assertThat(works).allMatch(draft -> draft.type().kind() == AssetKind.COPYRIGHT);
        assertThat(works.stream().map(AssetDraft::type).distinct().count()).isGreaterThanOrEqualTo(5);
    }
}
