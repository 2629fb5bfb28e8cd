package org.ipmarket.listing.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.ipmarket.messages.LocalizedText;
import org.junit.jupiter.api.Test;

class SearchTermsTest {
    private static Set<String> title(String text) {
        return Set.of(new SearchTerms().title(text).toString().split(" "));
    }

    private static Set<String> text(String text) {
        return Set.of(new SearchTerms().text(text).toString().split(" "));
    }

    @Test
    void chineseIsCutIntoPairsAndTheLastCharacterOfARunStandsAlone() {
        assertThat(text("一种机器人关节")).containsExactlyInAnyOrder("一种", "种机", "机器", "器人", "人关", "关节", "节");
        assertThat(text("关节，控制")).containsExactlyInAnyOrder("关节", "节", "控制", "制");
        assertThat(text("齿")).containsExactly("齿");
    }

    @Test
    void whatStandsInATitleIsMarked() {
        assertThat(title("关节 joint")).containsExactlyInAnyOrder("^关节", "^节", "^joint");
    }

    @Test
    void englishLosesCasePluralsTensesAndStopWords() {
        assertThat(text("The Robots are controlled by a JOINT")).containsExactlyInAnyOrder("robot", "control", "joint");
        assertThat(text("a robot's arm")).containsExactlyInAnyOrder("robot", "arm");
        assertThat(text("ＲＯＢＯＴ_arm")).containsExactlyInAnyOrder("robot", "arm");
        assertThat(text("5G基站")).containsExactlyInAnyOrder("5g", "基站", "站");
    }

    @Test
    void traditionalCharactersStayWhatTheyAre() {
        assertThat(text("機器")).containsExactlyInAnyOrder("機器", "器");
    }

    @Test
    void rareCharactersOutsideTheBasicPlaneAreCharacters() {
        assertThat(text("\uD840\uDC00\uD840\uDC01人"))
                .containsExactlyInAnyOrder("\uD840\uDC00\uD840\uDC01", "\uD840\uDC01人", "人");
    }

    @Test
    void numbersAreSqueezed() {
        assertThat(SearchTerms.ofTitle(
                        new LocalizedText(null, "Pump"), "CN:201710601862", null, "国作登字-2023-F-00123456"))
                .isEqualTo("^pump #cn201710601862 #国作登字2023f00123456");
    }

    @Test
    void everythingHasABound() {
        assertThat(new SearchTerms().text("x".repeat(5_000)).toString().split(" "))
                .allMatch(term -> term.length() <= 48);
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 9_000; i++) {
            words.append(" w").append(i);
        }
        assertThat(new SearchTerms().text(words.toString()).toString().split(" "))
                .hasSize(5_000);
        assertThat(new SearchTerms().title("　 ").title(null).toString()).isEmpty();
    }
}
