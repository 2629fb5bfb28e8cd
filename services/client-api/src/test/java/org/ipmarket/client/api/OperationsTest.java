package org.ipmarket.client.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ipmarket.client.Caller;
import org.ipmarket.client.Market;
import org.ipmarket.client.model.BidView;
import org.ipmarket.client.model.Money;
import org.ipmarket.client.model.PlaceBidRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the generated methods send and read. */
class OperationsTest {
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private Caller caller;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            heard.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Idempotency-Key") + " " + body);
            byte[] answer = ("{\"sequence\":7,\"accepted\":false,\"rejection\":\"OF_A_LATER_VERSION\","
                            + "\"lowestAcceptable\":{\"amount\":\"125000.00\",\"currency\":\"CNY\"},\"newMember\":1}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(201, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        caller = Market.at(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .withToken("test", () -> "token");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aBidIsSentWithItsKeyAndItsAnswerRead() {
        UUID lot = UUID.randomUUID();
        BidView bid = LotsApi.postLotBid(
                caller,
                lot,
                new PlaceBidRequest(new Money("120000.00", Money.CurrencyEnum.CNY), null),
                "a-key-of-mine");

        assertThat(heard)
                .containsExactly("POST /api/v1/lots/" + lot
                        + "/bids a-key-of-mine {\"amount\":{\"amount\":\"120000.00\",\"currency\":\"CNY\"}}");
        assertThat(bid.lowestAcceptable().amount()).isEqualTo("125000.00");
        assertThat(bid.rejection())
                .as("a value that this version does not know")
                .isNull();
    }

    @Test
    void aQueryLeavesOutWhatIsNotAskedFor() {
        LotsApi.listLotBids(caller, UUID.fromString("0190a1b2-0000-7000-8000-000000000001"), 50, null);
        assertThat(heard).singleElement().asString().contains("/bids?limit=50 ");
    }

    @Test
    void aPathIsNeverCutShort() {
        assertThatThrownBy(() -> LotsApi.getLot(caller, null)).isInstanceOf(IllegalArgumentException.class);
        assertThat(heard).isEmpty();
    }
}
