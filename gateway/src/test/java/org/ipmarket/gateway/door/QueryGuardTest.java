package org.ipmarket.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryGuardTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "a=b&c=d", "q=%E4%B8%93%e5%88%a9", "at=2026-11-30T12:00:00+08:00", "filter[x]=1", "a=b/c?d"})
    void letsThroughWhatIsEncoded(String query) {
        assertThat(QueryGuard.isEncoded(query)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=<b>",
                "q=a b",
                "q=%",
                "q=%4",
                "q=%zz",
                "q=\"",
                "q=a|b",
                "q=a\\b",
                "q=#x",
                "q=\u4e13",
                "q=\u00e9",
                "q=%\uff11\uff11"
            })
    void refusesWhatIsNot(String query) {
        assertThat(QueryGuard.isEncoded(query)).isFalse();
    }
}
