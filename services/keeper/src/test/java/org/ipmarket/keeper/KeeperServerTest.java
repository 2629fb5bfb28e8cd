package org.ipmarket.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.ipmarket.auction.proof.KeeperSignatures;
import org.ipmarket.auction.proof.Signatures;
import org.ipmarket.auction.proof.TreeHead;
import org.ipmarket.auction.sealing.KeeperKey;
import org.ipmarket.auction.sealing.KeyOrder;
import org.ipmarket.auction.sealing.ReleaseOrder;
import org.ipmarket.auction.sealing.ReleasedKey;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.id.LotId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keeper over HTTP, with a clock that the test moves. */
class KeeperServerTest {
    private static final Instant END = Instant.parse("2026-03-02T05:01:00Z");
    private static final LotId LOT = LotId.fromString("01900000-0000-7000-8000-000000000001");
    private static final LotId OTHER = LotId.fromString("01900000-0000-7000-8000-000000000002");
    private static final String TERMS = "1".repeat(64);
    private static final String ROOT = "a".repeat(64);
    private static final String OTHER_ROOT = "b".repeat(64);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private final KeyPair market = pair();
    private Instant now = END.minus(Duration.ofHours(1));
    private SecretFolder secrets;
    private KeeperServer server;

    @BeforeEach
    void start() throws IOException {
        start(10);
    }

    private void start(int mostLots) throws IOException {
        secrets = SecretFolder.open(folder, mostLots);
        KeyKeeper keeper = new KeyKeeper(
                Identity.of("keeper-1", folder),
                MarketKeys.of(List.of(
                        Base64.getEncoder().encodeToString(market.getPublic().getEncoded()))),
                secrets,
                new MovedClock());
        server = KeeperServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                keeper,
                new AuditFile(folder),
                Clock.systemUTC());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        secrets.close();
    }

    @Test
    void aLotHasOneKeySignedByItsKeeper() throws Exception {
        KeeperKey first = key(order(LOT, 1, END));
        KeeperKey second = key(order(LOT, 1, END));

        assertThat(second).isEqualTo(first);
        assertThat(KeeperSignatures.verify(first)).isTrue();
        assertThat(first.identity())
                .isEqualTo(Files.readString(folder.resolve("identity.pub")).strip());
        assertThat(first.releaseAt()).isEqualTo(END);
        assertThat(key(order(OTHER, 1, END)).publicKey()).isNotEqualTo(first.publicKey());
    }

    @Test
    void theSameKeyIsThereAfterARestart() throws Exception {
        KeeperKey before = key(order(LOT, 1, END));
        now = END;
        ReleasedKey released = released(head(ROOT, 7, END));

        stop();
        start();

        assertThat(key(order(LOT, 1, END))).isEqualTo(before);
        assertThat(released(head(ROOT, 7, END))).isEqualTo(released);
        assertThat(refused(head(OTHER_ROOT, 7, END), 409)).contains("OTHER_LOG");
    }

    @Test
    void theEndMovesLaterOnly() throws Exception {
        KeeperKey before = key(order(LOT, 1, END));
        KeeperKey later = key(order(LOT, 1, END.plusSeconds(60)));

        assertThat(later.publicKey()).isEqualTo(before.publicKey());
        assertThat(later.releaseAt()).isEqualTo(END.plusSeconds(60));
        assertThat(put(order(LOT, 1, END)).body()).contains("EARLIER_END");
        assertThat(put(order(LOT, 2, END.plusSeconds(60))).body()).contains("OTHER_INDEX");
        now = END;
        assertThat(refused(head(ROOT, 7, END.plusSeconds(60)), 425)).contains("TOO_EARLY");
    }

    @Test
    void nothingIsReleasedBeforeTheEndOrForALogFromBeforeIt() throws Exception {
        KeeperKey key = key(order(LOT, 1, END));
        now = END.minusMillis(1);
        assertThat(refused(head(ROOT, 7, END), 425)).contains("TOO_EARLY");
        now = END;
        assertThat(refused(head(ROOT, 7, END.minusMillis(1)), 409)).contains("LOG_BEFORE_END");

        ReleasedKey released = released(head(ROOT, 7, END));

        assertThat(KeeperSignatures.verify(released, key)).isTrue();
        assertThat(released.root()).isEqualTo(ROOT);
    }

    @Test
    void aKeyIsReleasedForOneLogOnly() throws Exception {
        key(order(LOT, 1, END));
        now = END;
        ReleasedKey released = released(head(ROOT, 7, END));
        now = END.plusSeconds(5);

        assertThat(released(head(ROOT, 7, END.plusSeconds(5)))).isEqualTo(released);
        assertThat(refused(head(OTHER_ROOT, 7, END), 409)).contains("OTHER_LOG", "\"bound\":{\"root\":\"" + ROOT);
        assertThat(refused(head(ROOT, 8, END), 409)).contains("OTHER_LOG");
        assertThat(put(order(LOT, 1, END.plusSeconds(60))).body()).contains("RELEASED");
    }

    @Test
    void onlyTheMarketIsObeyed() throws Exception {
        KeyPair stranger = pair();
        KeyOrder good = order(LOT, 1, END);
        key(good);
        now = END;

        assertThat(put(order(stranger, OTHER, 1, END)).body()).contains("UNKNOWN_KEY");
        assertThat(put(new KeyOrder(LOT, 1, TERMS, END.plusSeconds(9), good.keyId(), good.signature()))
                        .body())
                .contains("BAD_SIGNATURE");
        assertThat(refused(head(stranger, LOT, ROOT, 7, END), 403)).contains("UNKNOWN_KEY");
        ReleaseOrder head = head(ROOT, 7, END);
        assertThat(refused(new ReleaseOrder(LOT, OTHER_ROOT, 7, END, head.keyId(), head.signature()), 403))
                .contains("BAD_SIGNATURE");
        assertThat(refused(head(market, OTHER, ROOT, 7, END), 400)).contains("OTHER_LOT");
    }

    @Test
    void boundsAndNonsenseAreRefusedPrecisely() throws Exception {
        stop();
        start(1);
        key(order(LOT, 1, END));

        assertThat(put(order(OTHER, 1, END)).statusCode()).isEqualTo(507);
        assertThat(send("PUT", "/lots/" + LOT + "/key", "{").statusCode()).isEqualTo(400);
        assertThat(send("PUT", "/lots/nonsense/key", "{}").statusCode()).isEqualTo(400);
        assertThat(send("PUT", "/lots/" + LOT + "/key", " ".repeat(5_000)).statusCode())
                .isEqualTo(413);
        assertThat(send("POST", "/lots/" + LOT + "/key", "{}").statusCode()).isEqualTo(404);
        assertThat(send("PUT", "/lots/../identity.key", "{}").statusCode()).isEqualTo(404);
        now = END;
        assertThat(send("POST", "/lots/" + OTHER + "/release", json(head(market, OTHER, ROOT, 7, END)))
                        .body())
                .contains("UNKNOWN_LOT");
    }

    @Test
    void everyRequestIsAudited() throws Exception {
        key(order(LOT, 1, END));
        refused(head(ROOT, 7, END), 425);
        now = END;
        released(head(ROOT, 7, END));

        List<String> lines = Files.readAllLines(folder.resolve("audit.jsonl"));
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).contains("\"PUT\"", LOT.toString(), "\"status\":200", TERMS);
        assertThat(lines.get(1)).contains("TOO_EARLY", ROOT);
        assertThat(lines.get(2)).contains("\"POST\"", "\"status\":200", ROOT).doesNotContain("privateKey");
    }

    @Test
    void whatItKeepsOnlyItsOwnerReads() throws Exception {
        key(order(LOT, 1, END));

        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.filter(file -> !file.endsWith("lock")).toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                        .as(each.toString())
                        .endsWith("------");
            }
        }
        assertThatThrownBy(() -> SecretFolder.open(folder, 10)).hasMessageContaining("held by another keeper");
    }

    private KeyOrder order(LotId lot, int index, Instant end) {
        return order(market, lot, index, end);
    }

    private static KeyOrder order(KeyPair signer, LotId lot, int index, Instant end) {
        return new KeyOrder(
                lot,
                index,
                TERMS,
                end,
                Signatures.keyId(signer.getPublic()),
                Signatures.sign(signer.getPrivate(), KeyOrder.statement(lot, index, TERMS, end)));
    }

    private ReleaseOrder head(String root, long size, Instant time) {
        return head(market, LOT, root, size, time);
    }

    private static ReleaseOrder head(KeyPair signer, LotId lot, String root, long size, Instant time) {
        String statement = new TreeHead(lot, root, size, time).statement();
        return new ReleaseOrder(
                lot,
                root,
                size,
                time,
                Signatures.keyId(signer.getPublic()),
                Signatures.sign(signer.getPrivate(), statement));
    }

    private KeeperKey key(KeyOrder order) throws Exception {
        HttpResponse<String> response = put(order);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return EventJson.read(response.body().getBytes(), KeeperKey.class);
    }

    private ReleasedKey released(ReleaseOrder order) throws Exception {
        HttpResponse<String> response = send("POST", "/lots/" + LOT + "/release", json(order));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return EventJson.read(response.body().getBytes(), ReleasedKey.class);
    }

    private String refused(ReleaseOrder order, int status) throws Exception {
        HttpResponse<String> response = send("POST", "/lots/" + LOT + "/release", json(order));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return response.body();
    }

    private HttpResponse<String> put(KeyOrder order) throws Exception {
        return send("PUT", "/lots/" + order.lot() + "/key", json(order));
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String json(Object value) {
        return new String(EventJson.write(value));
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class MovedClock extends Clock {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
