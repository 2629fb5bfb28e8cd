package org.ipmarket.client.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ipmarket.client.Caller;
import org.ipmarket.client.Market;
import org.ipmarket.client.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedReaderTest {
    private static final String PAGE =
            "{\"items\":[{\"specversion\":\"1.0\",\"id\":\"e1\",\"source\":\"/listing\",\"type\":\"listing.announced.v1\","
                    + "\"subject\":\"s\",\"time\":\"2026-11-24T00:00:00Z\",\"cursor\":\"c1\",\"data\":{\"centre\":\"GZ\"}}],"
                    + "\"next\":\"c1\",\"more\":false}";

    @TempDir
    Path folder;

    @Test
    void goesOnWhereItWasLeft() throws Exception {
        try (Script server = new Script()) {
            server.answers(200, PAGE).answers(200, "{\"items\":[],\"next\":\"c2\",\"more\":false}");
            List<Fact> facts = new ArrayList<>();

            assertThat(reader(server).poll(facts::add, Duration.ofSeconds(1))).isEqualTo(1);
            assertThat(reader(server).poll(facts::add, Duration.ofSeconds(1))).isZero();

            assertThat(facts).singleElement().satisfies(fact -> {
                assertThat(fact.is("listing.announced")).isTrue();
                assertThat(fact.is("listing")).isFalse();
                assertThat(fact.data().path("centre").asText()).isEqualTo("GZ");
            });
            assertThat(server.heard().get(0).target()).doesNotContain("after=");
            assertThat(server.heard().get(1).target())
                    .contains("after=c1")
                    .contains("type=listing.announced%2Clot.closed");
            assertThat(new CursorFile(folder.resolve("cursor")).load()).contains("c2");
        }
    }

    @Test
    void comesAgainToWhatCouldNotBeHandled() throws Exception {
        try (Script server = new Script()) {
            server.answers(200, PAGE).answers(200, PAGE);
            assertThatThrownBy(() -> reader(server).poll(fact -> {
                        throw new IllegalStateException("disk full");
                    }))
                    .hasMessage("disk full");
            List<Fact> facts = new ArrayList<>();
            reader(server).poll(facts::add);
            assertThat(facts).extracting(Fact::id).containsExactly("e1");
        }
    }

    private FeedReader reader(Script server) {
        Caller caller = Market.at(server.address()).withToken("centre", () -> "token");
        return FeedReader.of(caller, new CursorFile(folder.resolve("cursor")))
                .ofTypes("listing.announced", "lot.closed");
    }
}
