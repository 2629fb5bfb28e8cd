package org.ipmarket.bidding.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.ipmarket.bidding.Offers;
import org.ipmarket.bidding.People;
import org.ipmarket.bidding.Scene;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.messages.ContestTerms;
import org.ipmarket.messages.ContestTerms.Dutch;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.OfferId;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "bidding"))
class StreamIT {
    @TestHTTPResource("/")
    URI base;

    @Test
    void aWatcherSeesTheLotFirstAndThenEachChange() {
        HttpClient http = HttpClient.newHttpClient();
        try (Scene scene = Scene.open()) {
            LotId lot = scene.openLot(Offers.by(People.UNI), People.LIN, People.CHEN);
            List<String> lines = watch(http, lot, null);
            await().atMost(Scene.SOON).until(() -> frames(lines).size() == 1);
            assertThat(frames(lines).getFirst().getString("state")).isEqualTo("OPEN");

            scene.bid(Scene.LIN, lot, "1000.00").then().statusCode(201);
            await().atMost(Scene.SOON)
                    .until(() -> "1000.00".equals(frames(lines).getLast().getString("price.amount")));
            scene.bid(Scene.CHEN, lot, "1200.00").then().statusCode(201);
            await().atMost(Scene.SOON)
                    .until(() -> "1200.00".equals(frames(lines).getLast().getString("price.amount")));
            JsonPath last = frames(lines).getLast();
            assertThat(lines).contains("id:" + last.getLong("sequence"), "event:lot");
            assertThat(last.getString("lowestAcceptable.amount")).isEqualTo("1210.00");

            List<String> resumed = watch(http, lot, "" + last.getLong("sequence"));
            scene.bid(Scene.LIN, lot, "1300.00").then().statusCode(201);
            await().atMost(Scene.SOON).until(() -> !frames(resumed).isEmpty());
            assertThat(frames(resumed).getFirst().getString("price.amount")).isEqualTo("1300.00");
        } finally {
            http.shutdownNow();
        }
    }

    @Test
    void aPriceThatFallsByItselfIsTold() {
        HttpClient http = HttpClient.newHttpClient();
        try (Scene scene = Scene.open()) {
            Dutch dutch = new Dutch(1_000, Duration.ofSeconds(1), Money.cny(20_000));
            LotId lot = scene.openLot(Offers.by(People.UNI).by(SaleMethod.DUTCH, contest(dutch)), People.LIN);
            List<String> lines = watch(http, lot, null);
            await().atMost(Scene.SOON).until(() -> frames(lines).size() >= 4);

            List<JsonPath> seen = frames(lines).subList(0, 4);
            assertThat(seen)
                    .extracting(frame -> frame.getLong("sequence"))
                    .containsOnly(seen.getFirst().getLong("sequence"));
            for (int i = 1; i < seen.size(); i++) {
                assertThat(asked(seen.get(i - 1)).subtract(asked(seen.get(i)))).isEqualByComparingTo("100");
            }
            assertThat(seen).extracting(frame -> frame.getString("serverTime")).doesNotHaveDuplicates();

            List<String> resumed = watch(http, lot, "" + seen.getLast().getLong("sequence"));
            await().atMost(Scene.SOON).until(() -> !frames(resumed).isEmpty());
        } finally {
            http.shutdownNow();
        }
    }

    @Test
    void everybodySeesTheCloseAndAQuietStreamShowsThatItLives() {
        HttpClient http = HttpClient.newHttpClient();
        try (Scene scene = Scene.open()) {
            LotId lot = scene.openLot(Offers.by(People.UNI).open(Duration.ofSeconds(15)), People.LIN);
            List<List<String>> everybody = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                everybody.add(watch(http, lot, null));
            }
            // of another lot, or of a log that this one never had
            everybody.add(watch(http, lot, "1000000"));
            scene.bid(Scene.LIN, lot, "1000.00").then().statusCode(201);
            await().atMost(Scene.SOON).untilAsserted(() -> assertThat(everybody).allSatisfy(lines -> {
                assertThat(frames(lines).getLast().getString("state")).isEqualTo("CLOSED");
                assertThat(frames(lines).getLast().getString("price.amount")).isEqualTo("1000.00");
            }));
            assertThat(everybody)
                    .allSatisfy(lines -> assertThat(frames(lines).stream().map(frame -> frame.getLong("sequence")))
                            .isSorted()
                            .doesNotHaveDuplicates());
            await().atMost(Scene.SOON).untilAsserted(() -> assertThat(everybody)
                    .allSatisfy(lines -> assertThat(lines).contains(":alive")));
        } finally {
            http.shutdownNow();
        }
    }

    @Test
    void aLotThatDoesNotExistIsNotWatched() {
        try (Scene scene = Scene.open()) {
            scene.as(Scene.LIN)
                    .get("/api/v1/lots/" + LotId.of(OfferId.next()) + "/stream")
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json");
        }
    }

    private static ContestTerms contest(Dutch dutch) {
        return new ContestTerms(null, null, null, null, null, null, null, null, null, dutch, null);
    }

    private static BigDecimal asked(JsonPath frame) {
        return new BigDecimal(frame.getString("lowestAcceptable.amount"));
    }

    private List<String> watch(HttpClient http, LotId lot, String lastEvent) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve("/api/v1/lots/" + lot + "/stream"))
                .header("Authorization", "Bearer " + Tokens.of(Scene.LIN))
                .header("Accept", "text/event-stream");
        if (lastEvent != null) {
            request.header("Last-Event-ID", lastEvent);
        }
        List<String> lines = new CopyOnWriteArrayList<>();
        CompletableFuture<HttpResponse<Stream<String>>> response =
                http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofLines());
        response.thenAccept(
                answer -> Thread.ofVirtual().start(() -> answer.body().forEach(lines::add)));
        await().atMost(Scene.SOON).until(response::isDone);
        assertThat(response.join().statusCode()).isEqualTo(200);
        return lines;
    }

    private static List<JsonPath> frames(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("data:"))
                .map(line -> new JsonPath(line.substring("data:".length())))
                .toList();
    }
}
