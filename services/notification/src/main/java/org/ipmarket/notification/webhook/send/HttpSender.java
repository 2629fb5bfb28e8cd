package org.ipmarket.notification.webhook.send;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.notification.webhook.WebhookConfig;
import org.ipmarket.notification.webhook.address.AddressGuard;
import org.ipmarket.notification.webhook.address.AddressRefused;
import org.ipmarket.notification.webhook.address.EndpointUrl;
import org.ipmarket.notification.webhook.delivery.Answer;
import org.ipmarket.notification.webhook.delivery.Outcome;

/**
 * Makes one request and says what was answered. The connection goes to exactly the address that the guard has judged, never through a
 * proxy; the name is only used for TLS and the header {@code Host}. Redirects are not followed, answers are bounded in bytes and time,
 * and not decompressed.
 */
@ApplicationScoped
public class HttpSender {
    private static final int KEEP_ALIVE_SECONDS = 20;
    private static final int LARGEST_HEADERS = 16 * 1024;
    private static final int LONGEST_TEXT = 200;
    private static final String USER_AGENT = "ipmarket-webhooks/1";

    private final AddressGuard guard;
    private final WebhookConfig.Http config;
    private final MarketClock clock;
    private final HttpClient client;

    HttpSender(Vertx vertx, AddressGuard guard, WebhookConfig config, MarketClock clock) {
        this.guard = guard;
        this.config = config.http();
        this.clock = clock;
        this.client =
                vertx.createHttpClient(options(this.config, config.sending().atOnce()));
    }

    private static HttpClientOptions options(WebhookConfig.Http config, int atOnce) {
        HttpClientOptions options = new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setSslHandshakeTimeout(config.connectTimeout().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setMaxPoolSize(atOnce)
                .setMaxHeaderSize(LARGEST_HEADERS)
                .setDecompressionSupported(false)
                .setVerifyHost(true);
        config.trust().ifPresent(file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file.toString())));
        return options;
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /**
     * Sends, and waits for the answer, for a bounded time.
     *
     * @param attempt from 1: where a name has several addresses, attempts go round them
     */
    Answer post(String url, Map<String, String> headers, byte[] body, int attempt) {
        EndpointUrl endpoint;
        InetAddress address;
        try {
            endpoint = guard.check(url);
            List<InetAddress> addresses = guard.addresses(endpoint);
            address = addresses.get((attempt - 1) % addresses.size());
        } catch (AddressRefused refused) {
            return Answer.none(Outcome.ADDRESS_REFUSED, refused.getMessage());
        }
        return exchange(endpoint, address, headers, body);
    }

    private Answer exchange(EndpointUrl endpoint, InetAddress address, Map<String, String> headers, byte[] body) {
        Exchange exchange = new Exchange(
                (int) config.answerKept().asLongValue(), config.largestAnswer().asLongValue(), clock);
        AtomicReference<HttpClientRequest> sent = new AtomicReference<>();
        client.request(options(endpoint, address, headers))
                .onSuccess(request -> {
                    sent.set(request);
                    if (exchange.answer().isDone()) {
                        request.reset();
                        return;
                    }
                    request.response().onSuccess(exchange::begin).onFailure(exchange::fail);
                    request.end(Buffer.buffer(body));
                })
                .onFailure(exchange::fail);
        try {
            exchange.begun().get(config.connectTimeout().plus(config.timeout()).toMillis(), TimeUnit.MILLISECONDS);
            return exchange.answer().get(config.rest().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            exchange.answer().cancel(false);
            reset(sent.get());
            return exchange.soFar(Answer.none(
                    Outcome.TIMED_OUT, "No answer within " + config.timeout().toSeconds() + " s."));
        } catch (ExecutionException e) {
            return exchange.soFar(failed(e.getCause()));
        } catch (InterruptedException e) {
            exchange.answer().cancel(false);
            reset(sent.get());
            Thread.currentThread().interrupt();
            return Answer.none(Outcome.TIMED_OUT, "The sender was stopped.");
        }
    }

    private static void reset(HttpClientRequest request) {
        if (request != null) {
            request.reset();
        }
    }

    private static RequestOptions options(EndpointUrl endpoint, InetAddress address, Map<String, String> headers) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(endpoint.port(), address.getHostAddress()))
                .setHost(endpoint.host())
                .setPort(endpoint.port())
                .setSsl(endpoint.tls())
                .setURI(endpoint.target())
                .setFollowRedirects(false)
                .putHeader("Host", endpoint.authority())
                .putHeader("User-Agent", USER_AGENT)
                .putHeader("Accept-Encoding", "identity");
        headers.forEach(options::putHeader);
        return options;
    }

    private static Answer failed(Throwable cause) {
        if (cause instanceof ConnectTimeoutException) {
            return Answer.none(Outcome.UNREACHABLE, "No connection in time.");
        }
        if (cause instanceof SSLException) {
            return Answer.none(Outcome.UNREACHABLE, shortened("TLS: " + cause.getMessage()));
        }
        return Answer.none(Outcome.UNREACHABLE, shortened("No connection, or it broke: " + cause.getMessage()));
    }

    private static String shortened(String said) {
        String text = said.replaceAll("\\p{Cntrl}", " ");
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }
}
