package org.ipmarket.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLineTest {
    @Test
    void isOneObjectInOneLine() {
        String line = new JsonLine()
                .text(JsonLine.Name.of("path"), "/api/v1/lots")
                .text(JsonLine.Name.of("subject"), null)
                .number(JsonLine.Name.of("status"), 201)
                .millis(JsonLine.Name.of("millis"), 12_034)
                .yes(JsonLine.Name.of("aborted"))
                .toString();

        assertThat(line).isEqualTo("{\"path\":\"/api/v1/lots\",\"status\":201,\"millis\":12.034,\"aborted\":true}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a\\b", "a\nb", "a\u0000b", "\u4e13\u5229", "a\u2028b", "{\"status\":200}", ""})
    void whatATextHasInItStaysInIt(String text) {
        String line = new JsonLine()
                .text(JsonLine.Name.of("agent"), text)
                .number(JsonLine.Name.of("status"), 403)
                .toString();

        assertThat(line).doesNotContain("\n");
        assertThat(new JsonObject(line))
                .isEqualTo(new JsonObject().put("agent", text).put("status", 403));
    }
}
