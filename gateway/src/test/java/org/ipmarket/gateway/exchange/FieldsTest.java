package org.ipmarket.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "X-Correlation-Id", "!#$%&'*+-.^_`|~09azAZ"})
    void aTokenIsAName(String name) {
        assertThat(Fields.isName(name)).isTrue();
        assertThat(Fields.isName(new AsciiString(name))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "a ", "a b", "a:", "a\tb", "a\u0000", "a\r", "(a)", "a/b", "\"a\"", "\u00e9", "a\u007f"
            })
    void anythingElseIsNot(String name) {
        assertThat(Fields.isName(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\tb", "\u00e9\u00ff", "Bearer a.b.c", "\"1\", W/\"2\""})
    void textIsAValue(String value) {
        assertThat(Fields.isValue(value)).isTrue();
    }

    @Test
    void noControlIsPartOfAValueButTheTab() {
        for (char control = 0; control <= 0x7f; control++) {
            if (control < ' ' || control == 0x7f) {
                assertThat(Fields.isValue("a" + control + "b"))
                        .as("U+%04x", (int) control)
                        .isEqualTo(control == '\t');
            }
        }
    }

    @Test
    void givesEachHeaderInItsOrder() {
        MultiMap headers = HttpHeaders.headers().add("A", "1").add("B", "2").add("a", "3");
        List<String> read = new ArrayList<>();

        Fields.each(headers, (name, value) -> read.add(name + "=" + value));

        assertThat(read).containsExactly("A=1", "B=2", "a=3");
    }
}
