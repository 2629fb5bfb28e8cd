package org.ipmarket.valuation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.EncumbranceKind;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Right;
import org.ipmarket.print.Language;
import org.ipmarket.valuation.estimate.Approach;
import org.ipmarket.valuation.estimate.Change;
import org.ipmarket.valuation.estimate.Method;
import org.ipmarket.valuation.expert.Adjustment;
import org.ipmarket.valuation.expert.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReportWordsTest {
    private static final ReportWords ZH = new ReportWords(Language.ZH);
    private static final ReportWords EN = new ReportWords(Language.EN);

    @ParameterizedTest
    @EnumSource(Language.class)
    void everythingThatCanBeSaidHasAWord(Language language) {
        ReportWords words = new ReportWords(language);
        assertThat(words.keys())
                .containsAll(keys("part", ReportPart.values()))
                .containsAll(keys("missing", Missing.What.values()))
                .containsAll(keys("method.words", Method.values()))
                .containsAll(keys("approach", Approach.State.values()))
                .containsAll(keys("type", AssetType.values()))
                .containsAll(keys("status", LegalStatus.values()))
                .containsAll(keys("encumbrance", EncumbranceKind.values()))
                .containsAll(keys("special.encumbered", EncumbranceKind.values()))
                .containsAll(keys("right", Right.values()))
                .containsAll(keys("purpose", Request.Purpose.values()))
                .containsAll(keys("reason", Adjustment.Matter.values()));
    }

    @Test
    void bothLanguagesHaveTheSameWordsButForUnitsThatEnglishHasAlready() {
        assertThat(ZH.keys()).containsAll(EN.keys());
        assertThat(ZH.keys().stream().filter(key -> !EN.keys().contains(key)))
                .allMatch(key -> key.startsWith("unit.") || key.startsWith("value."));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "99950, 1000, 1000",
        "100000, 1000, 1k",
        "123456789, 123万, 1.23m",
        "12345678900, 1.23亿, 123m",
        "1000000, 1万, 10k",
        "-123456700, -123万, -1.23m"
    })
    void amountsInChartsAreShort(long minor, String zh, String en) {
        assertThat(ZH.brief(minor)).isEqualTo(zh);
        assertThat(EN.brief(minor)).isEqualTo(en);
    }

    @Test
    void valuesHaveTheirUnits() {
        assertThat(EN.withUnit("8000000.00", "CNY a year")).isEqualTo("CNY 8,000,000.00 a year");
        assertThat(EN.withUnit("592923.14", "CNY")).isEqualTo("CNY 592,923.14");
        assertThat(ZH.withUnit("2.00", "% of revenue")).isEqualTo("2.00%（占收入）");
        assertThat(ZH.withUnit("LAPSED", "")).isEqualTo("失效");
        assertThat(EN.change(new Change("-1234.50", "CNY"))).isEqualTo("-CNY 1,234.50");
    }

    @Test
    void aTextInOneLanguageIsMarkedInTheOther() {
        LocalizedText chinese = new LocalizedText("甲", null);
        assertThat(ZH.said(chinese)).isEqualTo("甲");
        assertThat(EN.said(chinese)).isEqualTo("甲 (as written in Chinese)");
    }

    private static Iterable<String> keys(String set, Enum<?>[] values) {
        Stream<String> keys = Arrays.stream(values).map(value -> set + "." + value.name());
        return keys.toList();
    }
}
