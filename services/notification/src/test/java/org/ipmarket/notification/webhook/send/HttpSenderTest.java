package org.ipmarket.notification.webhook.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.notification.webhook.WebhookConfig;
import org.ipmarket.notification.webhook.address.AddressGuard;
import org.ipmarket.notification.webhook.address.NameResolver;
import org.ipmarket.notification.webhook.address.Network;
import org.ipmarket.notification.webhook.delivery.Answer;
import org.ipmarket.notification.webhook.delivery.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One request against real servers, with TLS and without: where it goes, what ends it. */
class HttpSenderTest {
    private static final String HOST = "hooks.example.test";
    private static final byte[] BODY = {1, 2, 3};
    private static final Vertx VERTX = Vertx.vertx();

    @TempDir
    static Path folder;

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private HttpSender sender;

    @BeforeAll
    static void makeCertificate() throws Exception {
        keytool(
                "-genkeypair",
                "-alias",
                "hook",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + HOST,
                "-ext",
                "san=dns:" + HOST,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                "hook.p12",
                "-storepass",
                "changeit");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "hook",
                "-keystore",
                "hook.p12",
                "-storepass",
                "changeit",
                "-file",
                "hook.pem");
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
    }

    @AfterEach
    void closeSender() {
        if (sender != null) {
            sender.close();
        }
    }

    @AfterAll
    static void closeVertx() {
        VERTX.close();
    }

    private HttpSender sender(NameResolver resolver) {
        WebhookConfig config = new SmallRyeConfigBuilder()
                .withMapping(WebhookConfig.class)
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withConverter(Duration.class, 100, new DurationConverter())
                .withDefaultValue("ipmarket.webhooks.key", "none")
                .withDefaultValue("ipmarket.webhooks.http.timeout", "PT4S")
                .withDefaultValue("ipmarket.webhooks.http.connect-timeout", "PT1S")
                .withDefaultValue(
                        "ipmarket.webhooks.http.trust",
                        folder.resolve("hook.pem").toString())
                .build()
                .getConfigMapping(WebhookConfig.class);
        AddressGuard guard = new AddressGuard(List.of(Network.parse("127.0.0.0/8")), true, name -> {
            asked.add(name);
            return resolver.resolve(name);
        });
        sender = new HttpSender(VERTX, guard, config, MarketClock.system());
        return sender;
    }

    private static HttpServer serve(HttpServerOptions options, Handler<HttpServerRequest> handler) throws Exception {
        return VERTX.createHttpServer(options.setHost("127.0.0.1").setPort(0))
                .requestHandler(handler)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private static HttpServerOptions tls() {
        return new HttpServerOptions()
                .setSsl(true)
                .setSni(true)
                .setKeyCertOptions(new PfxOptions()
                        .setPath(folder.resolve("hook.p12").toString())
                        .setPassword("changeit"));
    }

    private static NameResolver loopback() {
        return name -> List.of(InetAddress.ofLiteral("127.0.0.1"));
    }

    private Answer post(String url) {
        return sender.post(url, Map.of("webhook-id", "1"), BODY, 1);
    }

    /** The name leads nowhere outside this test, so only the judged address can have been connected to. */
    @Test
    void goesToTheJudgedAddressAndSaysTheNameInTlsAndHost() throws Exception {
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        HttpServer server = serve(tls(), request -> {
            seen.add(request.connection().indicatedServerName());
            seen.add(request.getHeader("Host"));
            seen.add(request.uri());
            request.response().setStatusCode(202).end("thanks");
        });
        sender(loopback());

        Answer answer = post("https://" + HOST + ":" + server.actualPort() + "/a?b=c");

        assertThat(answer).isEqualTo(new Answer(Outcome.DELIVERED, 202, null, "thanks"));
        assertThat(seen).containsExactly(HOST, HOST + ":" + server.actualPort(), "/a?b=c");
        assertThat(asked).containsExactly(HOST);
    }

    @Test
    void aCertificateForAnotherNameIsNotBelieved() throws Exception {
        HttpServer server =
                serve(tls().setSni(false), request -> request.response().end());
        sender(loopback());

        Answer answer = post("https://other.example.test:" + server.actualPort() + "/");

        assertThat(answer.outcome()).isEqualTo(Outcome.UNREACHABLE);
        assertThat(answer.text()).startsWith("TLS: ");
    }

    /** The resolver answers an allowed address first and a private one then: the second request is not made. */
    @Test
    void aNameThatTurnsPrivateIsNotFollowed() throws Exception {
        Queue<String> addresses = new ConcurrentLinkedQueue<>(List.of("127.0.0.1", "10.0.0.1"));
        HttpServer server =
                serve(new HttpServerOptions(), request -> request.response().end());
        sender(name -> List.of(InetAddress.ofLiteral(addresses.remove())));
        String url = "http://" + HOST + ":" + server.actualPort() + "/";

        assertThat(post(url).outcome()).isEqualTo(Outcome.DELIVERED);
        Answer second = post(url);

        assertThat(second.outcome()).isEqualTo(Outcome.ADDRESS_REFUSED);
        assertThat(second.text()).doesNotContain("10.0.0.1");
        assertThat(asked).hasSize(2);
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        HttpServer server = serve(new HttpServerOptions(), request -> {
            seen.add(request.path());
            request.response()
                    .setStatusCode(307)
                    .putHeader(
                            "Location",
                            "http://127.0.0.1:" + request.localAddress().port() + "/inside")
                    .end();
        });
        sender(loopback());

        assertThat(post("http://" + HOST + ":" + server.actualPort() + "/").outcome())
                .isEqualTo(Outcome.REDIRECTED);
        assertThat(seen).containsExactly("/");
    }

    @Test
    void whoNeverAnswersIsLeftAfterATime() throws Exception {
        HttpServer server = serve(new HttpServerOptions(), request -> {});
        sender(loopback());
        long begun = System.nanoTime();

        Answer answer = post("http://" + HOST + ":" + server.actualPort() + "/");

        assertThat(answer.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(12));
    }

    /** A status that came counts; the answer's slow rest is not waited for, however long a status would be. */
    @ParameterizedTest
    @CsvSource({"500, REFUSED", "200, DELIVERED"})
    void anAnswerThatDripsCountsByItsStatus(int status, Outcome outcome) throws Exception {
        HttpServer server = serve(new HttpServerOptions(), request -> {
            request.response().setStatusCode(status).setChunked(true).write("begun");
        });
        sender(loopback());
        long begun = System.nanoTime();

        assertThat(post("http://" + HOST + ":" + server.actualPort() + "/"))
                .isEqualTo(new Answer(outcome, status, null, "begun"));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void anAnswerWithoutEndIsBrokenOff() throws Exception {
        HttpServer server = serve(new HttpServerOptions(), request -> {
            var response = request.response().setChunked(true);
            pour(response);
        });
        sender(loopback());
        long begun = System.nanoTime();

        Answer answer = post("http://" + HOST + ":" + server.actualPort() + "/");

        assertThat(answer.outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(answer.text()).hasSize(1024);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
    }

    private static void pour(HttpServerResponse response) {
        response.write(Buffer.buffer("x".repeat(8192))).onSuccess(written -> pour(response));
    }

    @Test
    void whoAsksForTimeIsHeard() throws Exception {
        HttpServer server = serve(new HttpServerOptions(), request -> request.response()
                .setStatusCode(429)
                .putHeader("Retry-After", "77")
                .end());
        sender(loopback());

        assertThat(post("http://" + HOST + ":" + server.actualPort() + "/"))
                .isEqualTo(new Answer(Outcome.OVERLOADED, 429, Duration.ofSeconds(77), ""));
    }

    @Test
    void whereNobodyListensThereIsNoConnection() throws Exception {
        HttpServer server =
                serve(new HttpServerOptions(), request -> request.response().end());
        int port = server.actualPort();
        server.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        sender(loopback());

        assertThat(post("http://" + HOST + ":" + port + "/").outcome()).isEqualTo(Outcome.UNREACHABLE);
    }

    @Test
    void nothingGoesThroughAProxyOfTheSystem() throws Exception {
        Queue<String> proxied = new ConcurrentLinkedQueue<>();
        HttpServer proxy = serve(new HttpServerOptions(), request -> {
            proxied.add(request.uri());
            request.response().setStatusCode(500).end();
        });
        HttpServer server =
                serve(new HttpServerOptions(), request -> request.response().end());
        System.setProperty("http.proxyHost", "127.0.0.1");
        System.setProperty("http.proxyPort", "" + proxy.actualPort());
        try {
            sender(loopback());
            assertThat(post("http://" + HOST + ":" + server.actualPort() + "/").outcome())
                    .isEqualTo(Outcome.DELIVERED);
            assertThat(proxied).isEmpty();
        } finally {
            System.clearProperty("http.proxyHost");
            System.clearProperty("http.proxyPort");
        }
    }
}
