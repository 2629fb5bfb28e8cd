package org.ipmarket.listing.participant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartyNameTest {
    /** The first plane, extensions B, G and H beyond it, a variation selector, scripts of minorities, Latin with marks. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "何静",
                "𠮷田",
                "\uD883\uDC00", // U+30C00 is extension G's neighbourhood: a code point of the third plane
                "\uD884\uDF50", // U+31350, extension H
                "葛\uDB40\uDD00", // an ideographic variation sequence
                "阿卜杜拉·买买提",
                "བསོད་ནམས",
                "ᠮᠣᠩᠭᠣᠯ",
                "Zoë O'Brien-Łuk",
                "越秀机器人（广州）有限公司"
            })
    void anyCharacterOfTheStandardStandsInAName(String name) {
        assertThat(PartyName.fault(PartyName.inOneForm(name))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\nb", "a\u202Eb", "a\uE000b", "a\uD842b", "a\uFFFEb", "\u200B", " ", ""})
    void whatIsNoCharacterOfANameIsRefused(String name) {
        assertThat(PartyName.fault(PartyName.inOneForm(name))).isPresent();
    }

    @Test
    void aPrivateCharacterIsToldWhatToDo() {
        assertThat(PartyName.fault("\uE81E").orElseThrow()).contains("U+E81E", "GB 18030-2022");
    }

    @Test
    void lengthIsCountedInCharacters() {
        assertThat(PartyName.fault("𠮷".repeat(PartyName.LONGEST))).isEmpty();
        assertThat(PartyName.fault("𠮷".repeat(PartyName.LONGEST + 1))).isPresent();
    }

    @Test
    void composedAndDecomposedAreOneName() {
        assertThat(PartyName.inOneForm(" Zoe\u0308 ")).isEqualTo("Zoë");
    }
}
