package org.ipmarket.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLineTest {
    @Test
    void isOneObjectInOneLine() {
        StringBuilder page = new StringBuilder("before\n");
        new JsonLine(page)
                .text(JsonLine.Name.of("path"), "/api/v1/lots")
                .text(JsonLine.Name.of("subject"), null)
                .number(JsonLine.Name.of("status"), 201)
                .millis(JsonLine.Name.of("millis"), 12_034)
                .yes(JsonLine.Name.of("aborted"))
                .end();

        assertThat(page)
                .hasToString("before\n{\"path\":\"/api/v1/lots\",\"status\":201,\"millis\":12.034,\"aborted\":true}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a\\b", "a\nb", "a\u0000b", "\u4e13\u5229", "a\u2028b", "{\"status\":200}", ""})
    void whatATextHasInItStaysInIt(String text) {
        StringBuilder page = new StringBuilder();
        new JsonLine(page)
                .text(JsonLine.Name.of("agent"), text)
                .number(JsonLine.Name.of("status"), 403)
                .end();

        assertThat(page.toString().lines()).hasSize(1);
        assertThat(new JsonObject(page.toString()))
                .isEqualTo(new JsonObject().put("agent", text).put("status", 403));
    }
}
