package org.ipmarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent again and what is not, against a server that behaves as a bad network does. */
class HttpTest {
    private static final Retries QUICK =
            new Retries(Duration.ofSeconds(3), Duration.ofMillis(700), Duration.ofMillis(5), Duration.ofMillis(20));

    private Script server;
    private Caller caller;

    @BeforeEach
    void start() throws Exception {
        server = new Script();
        caller = Market.at(server.address()).with(QUICK).withToken("test", () -> "token");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void asksAgainWhereAskingIsSafe() {
        server.answers(503, "{\"type\":\"/problems/service-unavailable\"}")
                .answers(429, "{}")
                .hangsUp()
                .answers(200, "{\"name\":\"GZ\"}");

        assertThat(caller.get("/centres/GZ", JsonNode.class).path("name").asText())
                .isEqualTo("GZ");
        assertThat(server.heard()).hasSize(4);
    }

    @Test
    void sendsTheSameKeyAgain() {
        server.hangsUp()
                .answers(409, "{\"type\":\"/problems/request-under-way\"}")
                .answers(503, "{\"type\":\"/problems/answer-lost\"}")
                .answers(201, "{\"id\":\"1\"}");

        caller.post("/lots/1/bids", Map.of("amount", "1"), "key-12345678", JsonNode.class);

        assertThat(server.heard()).hasSize(4).allMatch(request -> request.key().equals("key-12345678"));
    }

    @Test
    void doesNotSendAgainWhatMayHaveTakenEffect() {
        server.hangsUp().answers(201, "{}");
        assertThatThrownBy(() -> caller.post("/assets", List.of(), JsonNode.class))
                .isInstanceOf(Unanswered.class);
        assertThat(server.heard()).hasSize(1);
    }

    @Test
    void doesNotSendAgainWhatWasHandedOver() {
        server.answers(503, "{\"type\":\"/problems/answer-lost\"}").answers(201, "{}");
        assertThatThrownBy(() -> caller.post("/assets", List.of(), JsonNode.class))
                .isInstanceOf(Unanswered.class);
        assertThat(server.heard()).hasSize(1);
    }

    @Test
    void sendsAnEditAgainAsItTakesEffectOnceInItsVersion() {
        server.hangsUp().answers(502, "").answers(200, "{\"id\":\"7\"}");

        assertThat(caller.put("/listings/7", Map.of(), Caller.tag(3), JsonNode.class)
                        .path("id")
                        .asText())
                .isEqualTo("7");
        assertThat(server.heard()).hasSize(3).allMatch(request -> request.version()
                .equals("\"v3\""));
    }

    /** The first one's effect has made another version: that the second one is refused does not say that the first was. */
    @ParameterizedTest
    @ValueSource(ints = {409, 412, 428})
    void doesNotTakeItsOwnEffectForARefusal(int status) {
        server.hangsUp().answers(status, "{\"type\":\"/problems/stale-version\"}");

        assertThatThrownBy(() -> caller.put("/listings/7", Map.of(), Caller.tag(3), JsonNode.class))
                .isInstanceOf(Unanswered.class)
                .hasMessageContaining(String.valueOf(status));
    }

    @Test
    void tellsAtOnceThatSomebodyElseWasQuicker() {
        server.answers(412, "{\"type\":\"/problems/stale-version\"}");
        assertThatThrownBy(() -> caller.patch("/listings/7", Map.of(), Caller.tag(3), JsonNode.class))
                .isInstanceOf(Refused.class);

        server.answers(503, "{\"type\":\"/problems/service-unavailable\"}").answers(412, "{}");
        assertThatThrownBy(() -> caller.put("/listings/7", Map.of(), Caller.tag(3), JsonNode.class))
                .as("the market itself has not taken the first one")
                .isInstanceOf(Refused.class);
    }

    @Test
    void whatIsGoneAfterALostAnswerIsDeleted() {
        server.hangsUp().answers(404, "{\"type\":\"/problems/not-found\"}");
        caller.delete("/webhooks/7");
        assertThat(server.heard()).hasSize(2);

        server.answers(404, "{\"type\":\"/problems/not-found\"}");
        assertThatThrownBy(() -> caller.delete("/webhooks/8")).isInstanceOf(Refused.class);
    }

    /** As the generated methods call: the same rules by method. */
    @Test
    void anOperationIsRepeatedAsItsMethodPermits() {
        server.hangsUp().answers(412, "{}");
        assertThatThrownBy(() -> Operation.of(caller.inVersion("\"v3\""), "PUT", "/listings/7")
                        .body(Map.of())
                        .send())
                .isInstanceOf(Unanswered.class);

        server.hangsUp().answers(404, "{}");
        Operation.of(caller, "DELETE", "/webhooks/7").send();

        server.hangsUp();
        assertThatThrownBy(() -> Operation.of(caller, "POST", "/webhooks").send())
                .isInstanceOf(Unanswered.class);
        assertThat(server.heard()).hasSize(5);
    }

    @Test
    void sendsAgainWhatWasNotHandedOver() {
        server.answers(503, "{\"type\":\"/problems/service-unavailable\"}").answers(201, "{\"id\":\"7\"}");
        assertThat(caller.post("/assets", List.of(), JsonNode.class).path("id").asText())
                .isEqualTo("7");
    }

    @Test
    void tellsARefusalWithItsProblem() {
        server.answers(422, "{\"type\":\"/problems/bid-too-low\",\"detail\":\"at least 120000.00\"}");
        assertThatThrownBy(() -> caller.get("/lots/1", JsonNode.class))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.slug()).isEqualTo("bid-too-low");
                    assertThat(refused.detail()).isEqualTo("at least 120000.00");
                });
    }

    @Test
    void givesUpAfterItsPatience() {
        for (int i = 0; i < 2000; i++) {
            server.answers(503, "{}");
        }
        assertThatThrownBy(() -> caller.get("/lots/1", JsonNode.class)).isInstanceOf(Unanswered.class);
        assertThat(server.heard()).hasSizeGreaterThan(20);
    }

    @Test
    void fetchesAPageWhenTheStreamComesToIt() {
        server.answers(200, "{\"items\":[\"a\",\"b\"],\"next\":\"x y\"}")
                .answers(200, "{\"items\":[\"c\"],\"next\":\"z\"}")
                .answers(200, "{\"items\":[\"d\"]}");

        assertThat(caller.stream("/assets?kind=PATENT", String.class).limit(3).toList())
                .containsExactly("a", "b", "c");
        assertThat(server.heard()).hasSize(2);
        assertThat(server.heard().get(1).target()).endsWith("/assets?kind=PATENT&limit=100&cursor=x+y");
    }
}
