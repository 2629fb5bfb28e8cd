package org.ipmarket.local.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ipmarket.local.Settings;
import org.junit.jupiter.api.Test;

class TopologyTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ROOT = Settings.findRoot(Path.of(""));

    @Test
    void theFileInTheSourceTreeHasNoUser() throws Exception {
        JsonNode file = JSON.readTree(Files.readString(ROOT.resolve("deploy/rabbitmq/definitions.json")));
        assertThat(file.has("users")).isFalse();
        assertThat(file.has("permissions")).isFalse();
    }

    @Test
    void everyInboxIsBoundedKeepsOrderOfDeliveryAndHasItsDeadLetters() throws Exception {
        JsonNode market = JSON.readTree(new Topology(ROOT).forMarket("secret"));
        for (String service : List.of("listing", "bidding", "valuation", "settlement", "notification")) {
            JsonNode arguments = named(market, "queues", service + ".inbox").get("arguments");
            assertThat(arguments.get("x-queue-type").asText()).isEqualTo("quorum");
            assertThat(arguments.get("x-overflow").asText()).isEqualTo("reject-publish");
            assertThat(arguments.get("x-dead-letter-strategy").asText()).isEqualTo("at-least-once");
            assertThat(arguments.get("x-delivery-limit").asInt()).isPositive();
            assertThat(arguments.get("x-max-length").asInt()).isPositive();
            String dead = arguments.get("x-dead-letter-routing-key").asText();
            assertThat(market.get("bindings").valueStream())
                    .anyMatch(binding -> binding.get("source").asText().equals("ipmarket.dead")
                            && binding.get("routing_key").asText().equals(dead)
                            && binding.get("destination").asText().equals(service + ".dead"));
        }
    }

    @Test
    void testsOfAServiceHaveItsQueuesAloneAndNothingIsUnroutable() throws Exception {
        JsonNode tests = JSON.readTree(new Topology(ROOT).forTests("secret"));
        assertThat(names(tests, "queues", "test-bidding"))
                .containsExactlyInAnyOrder("bidding.inbox", "bidding.dead", "everything");
        assertThat(names(tests, "queues", "test-chassis"))
                .containsExactlyInAnyOrder("chassis.inbox", "chassis.dead", "everything");
        assertThat(names(tests, "exchanges", "test-chassis"))
                .containsExactlyInAnyOrder("ipmarket.events", "ipmarket.dead");
        assertThat(tests.get("permissions")).hasSameSizeAs(tests.get("vhosts"));
        long ofMarket = new Topology(ROOT)
                .forMarket("x")
                .lines()
                .filter(line -> line.contains("bidding.inbox"))
                .count();
        assertThat(tests.get("bindings")
                        .valueStream()
                        .filter(binding -> binding.get("vhost").asText().equals("test-bidding"))
                        .filter(binding -> binding.get("destination").asText().equals("bidding.inbox"))
                        .count())
                .isEqualTo(ofMarket - 1);
    }

    @Test
    void thePasswordIsHashedAsTheBrokerDoes() {
        // the example of RabbitMQ's documentation on passwords: salt 908D C60A, password test12
        byte[] salt = {(byte) 0x90, (byte) 0x8D, (byte) 0xC6, 0x0A};
        assertThat(Topology.hash(salt, "test12")).isEqualTo("kI3GCqW5JLMJa4iX1lo7X4D6XbYqlLgxIs30+P6tENUV2POR");
    }

    private static JsonNode named(JsonNode definitions, String kind, String name) {
        return definitions
                .get(kind)
                .valueStream()
                .filter(each -> each.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> names(JsonNode definitions, String kind, String host) {
        return definitions
                .get(kind)
                .valueStream()
                .filter(each -> each.get("vhost").asText().equals(host))
                .map(each -> each.get("name").asText());
    }
}
