package org.ipmarket.chassis.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.ipmarket.local.Settings;
import org.ipmarket.local.rabbitmq.Topology;
import org.ipmarket.messages.event.EventCatalogue;
import org.junit.jupiter.api.Test;

/** Every event that can be told has a queue bound to it, or stands in the list of types without a reader; never both. */
class TopologyCoversEventsTest {
    private static final Path ROOT = Settings.findRoot(Path.of(""));

    @Test
    void everyEventIsReadOrKnownToBeUnread() throws IOException {
        Set<String> told =
                EventCatalogue.all().stream().map(EventCatalogue::typeOf).collect(Collectors.toSet());
        Set<String> bound = bound();
        Set<String> unread = Set.copyOf(Topology.unreadTypes(ROOT));
        Set<String> named = new HashSet<>(bound);
        boolean feedHearsAll = named.remove("#");

        assertThat(unread).noneMatch(type -> feedHearsAll || named.contains(type));
        assertThat(named).isSubsetOf(told);
        assertThat(unread).allMatch(told::contains);
        assertThat(told).allMatch(type -> feedHearsAll || named.contains(type) || unread.contains(type));
    }

    private static Set<String> bound() throws IOException {
        JsonNode definitions = new ObjectMapper()
                .readTree(ROOT.resolve("deploy/rabbitmq/definitions.json").toFile());
        return definitions
                .get("bindings")
                .valueStream()
                .filter(binding -> binding.get("source").asText().equals("ipmarket.events"))
                .map(binding -> binding.get("routing_key").asText())
                .collect(Collectors.toSet());
    }
}
