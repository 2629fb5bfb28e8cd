package org.ipmarket.listing.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchQueryTest {
    @Test
    void allWordsMustBeThere() {
        SearchQuery query = SearchQuery.of("机器人 joints");
        assertThat(query.all()).isEqualTo("('机器' | '^机器') & ('器人' | '^器人') & ('joint' | '^joint')");
        assertThat(query.title()).isEqualTo("'^机器' & '^器人' & '^joint'");
    }

    @Test
    void aSingleCharacterIsTheBeginningOfATerm() {
        assertThat(SearchQuery.of("齿").all()).isEqualTo("('齿':* | '^齿':*)");
    }

    @Test
    void aWordWithAMinusMustNotBeThere() {
        assertThat(SearchQuery.of("pump -valve").all()).isEqualTo("('pump' | '^pump') & !(('valve' | '^valve'))");
        assertThat(SearchQuery.of("-valve")).isEqualTo(SearchQuery.NOTHING);
        assertThat(SearchQuery.of("pump -").all()).isEqualTo("('pump' | '^pump')");
    }

    @Test
    void stopWordsAndSignsAreNoWords() {
        assertThat(SearchQuery.of("the of a").isNothing()).isTrue();
        assertThat(SearchQuery.of("& | ! ( ) : * ' \\ % _").isNothing()).isTrue();
    }

    @Test
    void quotesOfTheLanguageOfQueriesAreDoubled() {
        assertThat(SearchQuery.of("d'art").all()).isEqualTo("('d''art' | '^d''art')");
        assertThat(SearchQuery.of("a:* & x").all()).isEqualTo("('x' | '^x')");
    }

    @Test
    void aNumberIsFoundByTheKeyThatTheRegisterGivesIt() {
        for (String written : new String[] {
            "ZL 2017 1 0601862.3", "ZL201710601862.3", "201710601862", "CN201710601862.3", "２０１７１０６０１８６２"
        }) {
            assertThat(SearchQuery.of(written).all()).as(written).contains("'#cn201710601862'");
        }
        assertThat(SearchQuery.of("EP 1 442 058 B1").all()).contains("'#ep1442058'");
        assertThat(SearchQuery.of("2023SR123456").all()).contains("'#cn2023sr0123456'");
        assertThat(SearchQuery.of("pump 12").all()).doesNotContain("#");
    }

    @Test
    void aSymbolOfTheIpcCoversWhatLiesBelowIt() {
        assertThat(SearchQuery.ipc("B")).isEqualTo("'@b':*");
        assertThat(SearchQuery.ipc("B25")).isEqualTo("'@b25':*");
        assertThat(SearchQuery.ipc("B25J")).isEqualTo("'@b25j':*");
        assertThat(SearchQuery.ipc("B25J1")).isEqualTo("'@b25j1/':*");
        assertThat(SearchQuery.ipc("B25J17/00")).isEqualTo("'@b25j17/00'");
        assertThat(SearchQuery.ipc("X1")).isNull();
        assertThat(SearchQuery.ipc("B'")).isNull();
    }

    @Test
    void aLongTextIsBounded() {
        String text = "关节控制机器人视觉伺服系统的方法与装置以及存储介质".repeat(8);
        assertThat(SearchQuery.of(text).all().split(" & ")).hasSizeLessThanOrEqualTo(40);
    }
}
