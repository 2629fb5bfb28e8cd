package org.ipmarket.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.ipmarket.chassis.test.ModeWalk;
import org.ipmarket.chassis.test.ModeWalk.Answer;
import org.ipmarket.chassis.test.ModeWalk.Leak;
import org.ipmarket.e2e.client.MarketClient;
import org.ipmarket.e2e.seed.Participants;
import org.ipmarket.local.Settings;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.OfferId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Of a rehearsal nothing shows in the live market: every read of the API's document, list, sum, single thing and filter, is walked
 * through the door by live people while the market is full of things of mode test.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsolationIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ROOT = Settings.findRoot(Path.of(System.getProperty("ipmarket.root", "")));
    private static final List<String> READERS =
            List.of("admin", "regulator", "uni.trader", "gz.finance1", "gz.manager");

    private final MarketClient market = Stack.market();
    private final Sales sales = new Sales(market);
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonNode openApi = whole(Operation.document(ROOT));
    private final Set<String> ids = new LinkedHashSet<>();
    private OfferId lot;

    @BeforeAll
    void rehearse() {
        Stack.liveLogins()
                .person("live.admin", null, "market-admin")
                .person("live.regulator", null, "regulator")
                .person("live.manager", "GZ", "manager", "finance", "recordal", "reviewer")
                .make();
        sales.periods(Duration.ofSeconds(4), Duration.ofMinutes(10));
        lot = sales.announced().id();
        sales.heldDeposit(Participants.HE_JING, lot);
        sales.open(lot);
        sales.nextBid(Participants.HE_JING, lot);
        ids.add(lot.toString());
        ModeWalk walk = new ModeWalk(openApi, "GZ", Mode.LIVE, List.of());
        for (String reader : READERS) {
            walk.answers(as(reader)).values().forEach(this::noteFirst);
        }
    }

    @AfterAll
    void usualPeriods() {
        sales.cancel(lot);
        Stack.seed(market).people();
    }

    @Test
    void nothingOfARehearsalShowsInTheLiveMarket() {
        assertThat(ids).as("things of mode test to look for").hasSizeGreaterThan(5);
        ModeWalk walk = new ModeWalk(openApi, "GZ", Mode.TEST, ids);
        assertThat(walk.reads()).hasSizeGreaterThan(120);
        for (String person : List.of("live.admin", "live.manager")) {
            assertThat(walk.leaks(as(person))).as(person).isEmpty();
        }
        assertThat(new ModeWalk(openApi, "GZ", Mode.TEST, List.of()).leaks(as("live.regulator")))
                .isEmpty();
    }

    /** The walk leaves out what may be a stream. */
    @Test
    void norInTheFeed() {
        assertThat(as("admin").apply("/api/v1/feed?limit=200").body()).contains("\"mode\":\"test\"");
        for (String person : List.of("live.admin", "live.manager", "live.regulator")) {
            Answer feed = as(person).apply("/api/v1/feed?limit=200");
            assertThat(feed.status()).isEqualTo(200);
            assertThat(json(feed.body()).path("items")).isEmpty();
        }
    }

    @Test
    void aLeakWouldBeFound() {
        ModeWalk walk = new ModeWalk(openApi, "GZ", Mode.TEST, List.of(lot.toString()));
        Function<String, Answer> careful = as("live.admin");
        Function<String, Answer> careless = as("admin");
        Set<String> leaky = Set.of("/api/v1/lots", "/api/v1/lots/" + lot);
        assertThat(walk.leaks(path -> leaky.contains(path) ? careless.apply(path) : careful.apply(path)))
                .extracting(Leak::path)
                .containsAll(leaky)
                .allMatch(leaky::contains);
    }

    /** The first thing of a list is looked for in every place. */
    private void noteFirst(String answer) {
        if (answer.startsWith("200 {")) {
            String id = json(answer.substring(4)).at("/items/0/id").asText();
            if (id.length() > 30) {
                ids.add(id);
            }
        }
    }

    private Function<String, Answer> as(String person) {
        return path -> {
            HttpRequest request = HttpRequest.newBuilder(
                            market.addresses().gateway().resolve(path))
                    .header("Authorization", "Bearer " + market.tokenOf(person))
                    .header("Accept", "application/json, */*;q=0.5")
                    .build();
            try {
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                return new Answer(answer.statusCode(), answer.body());
            } catch (IOException e) {
                throw new UncheckedIOException(path, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        };
    }

    /** With paths from the root, as each service has them in its own document. */
    private static JsonNode whole(JsonNode document) {
        ObjectNode paths = JSON.createObjectNode();
        document.path("paths").properties().forEach(path -> paths.set("/api/v1" + path.getKey(), path.getValue()));
        return JSON.createObjectNode().set("paths", paths);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
