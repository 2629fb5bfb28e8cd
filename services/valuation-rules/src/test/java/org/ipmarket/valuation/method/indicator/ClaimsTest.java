package org.ipmarket.valuation.method.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ipmarket.valuation.method.ReferenceData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class ClaimsTest {
    @Test
    void aChineseClaimHasCharactersForWords() {
        Claims claims = Claims.of(List.of("1. 一种显示装置，包括LED。", "2. 根据权利要求1所述的显示装置。", "3. 一种方法。"))
                .orElseThrow();
        // 一种显示装置 and 包括 are eight characters, LED is a word, the comma is none
        assertThat(claims).isEqualTo(new Claims(3, 2, 9));
    }

    @Test
    void ofNoTextNothingIsKnown() {
        assertThat(Claims.of(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2. The system of claim 1, wherein it is red.",
                "3. A method of making the system of Claims 1 or 2.",
                "4. The method according to any one of the preceding claims.",
                "5. Verfahren nach Anspruch 1.",
                "6. Vorrichtung nach einem der vorhergehenden Ansprüche.",
                "7. Procédé selon la revendication 1.",
                "8. Dispositif selon l'une quelconque des revendications précédentes.",
                "9. 如权利要求 3 所述的方法。",
                "10. 根据上述任一权利要求所述的装置。"
            })
    void whatRefersToAnotherClaimDependsOnIt(String claim) {
        assertThat(Claims.dependsOnAnother(claim)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1. A method of processing an insurance claim of 2 persons.",
                "2. Ansprüche an die Festigkeit von Stahl.",
                "3. A display, the above said display being red."
            })
    void whatNamesNoClaimStandsAlone(String claim) {
        assertThat(Claims.dependsOnAnother(claim)).isFalse();
    }

    /** Grants of the EPO have their claims in three languages: the same ones stand alone in each. */
    @ParameterizedTest
    @CsvSource({
        "epo/grant__v1-2-B1.xml, 14, 1 14",
        "epo/grant__v1-4-B1.xml, 12, 1 7",
        "epo/grant__v1-5-1-B1.xml, 8, 1",
        "epo/grant__v1-5-B2.xml, 13, 1 8"
    })
    void theSameClaimsStandAloneInEveryLanguage(String name, int count, String alone) {
        Optional<Path> file = ReferenceData.document(name);
        assumeTrue(file.isPresent(), "the folder with " + name + " is absent");
        List<Element> languages = new OfficeDocument(file.get()).all("claims");
        assertThat(languages).hasSize(3).allSatisfy(language -> {
            List<String> texts = OfficeDocument.all(language, "claim").stream()
                    .map(OfficeDocument::text)
                    .toList();
            assertThat(texts).hasSize(count);
            assertThat(IntStream.rangeClosed(1, count)
                            .filter(number -> !Claims.dependsOnAnother(texts.get(number - 1)))
                            .mapToObj(Integer::toString)
                            .toList())
                    .isEqualTo(List.of(alone.split(" ")));
        });
    }
}
