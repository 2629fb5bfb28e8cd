package org.ipmarket.gateway.exchange;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.HostAndPort;
import java.util.ArrayList;
import java.util.List;

/** One request and its answer while they are at the door, with what the access log will say about them. */
public final class Exchange {
    private static final String JSON = "application/json";
    private static final int AFTER_MOST = 4;
    private static final CharSequence CORRELATION = HttpHeaders.createOptimized(Trace.CORRELATION_HEADER);
    private static final CharSequence TRACEPARENT = HttpHeaders.createOptimized("traceparent");

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Trace trace;
    private final Peer peer;
    private final long declaredLength;
    private final boolean hasBody;
    private final long startedAtNanos;
    private final List<Runnable> after = new ArrayList<>(AFTER_MOST);
    private String resource;
    private String client;
    private String subject;
    private String refusal;
    private HostAndPort authority;
    private CharSequence credentials;
    private boolean sentAgain;
    private boolean over;

    private Exchange(HttpServerRequest request, Trace trace, Peer peer, long nowNanos) {
        this.startedAtNanos = nowNanos;
        this.request = request;
        this.response = request.response();
        this.peer = peer;
        this.trace = trace;
        this.declaredLength = declaredLength(request);
        this.hasBody = declaredLength > 0 || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    /** Holds a request that has a body still: nothing of it is read before it is known where it goes. */
    public static Exchange open(HttpServerRequest request, Peer peer, long nowNanos) {
        Trace trace = Trace.of(request.getHeader(CORRELATION), request.getHeader(TRACEPARENT));
        Exchange exchange = new Exchange(request, trace, peer, nowNanos);
        if (exchange.hasBody) {
            request.pause();
        }
        exchange.response
                .headersEndHandler(_ -> AnswerHeaders.complete(exchange))
                .endHandler(_ -> exchange.end())
                .closeHandler(_ -> exchange.end())
                .exceptionHandler(_ -> exchange.end());
        return exchange;
    }

    /** What is to be done once the answer has ended or the caller has gone; the last that is given comes first. */
    public void afterwards(Runnable task) {
        after.add(task);
    }

    private void end() {
        if (!over) {
            over = true;
            for (int last = after.size() - 1; last >= 0; last--) {
                after.get(last).run();
            }
        }
    }

    public HttpServerRequest request() {
        return request;
    }

    public HttpServerResponse response() {
        return response;
    }

    public Trace trace() {
        return trace;
    }

    /** Whether whoever asks has come over TLS. */
    public boolean isHttps() {
        return peer.https();
    }

    /** Without the port. */
    public String address() {
        return peer.address();
    }

    /** What the caller takes the door for, or null where it does not say so plainly. */
    public HostAndPort authority() {
        if (authority == null) {
            authority = request().authority();
        }
        return authority;
    }

    /** Whether a body is announced. */
    public boolean hasBody() {
        return hasBody;
    }

    /** Whether the body is not JSON, as far as its media type tells. */
    public boolean bringsFile() {
        if (!hasBody) {
            return false;
        }
        String type = request().getHeader(HttpHeaders.CONTENT_TYPE);
        return type == null || !type.regionMatches(true, 0, JSON, 0, JSON.length());
    }

    /** Bytes that {@code Content-Length} announces, or -1. */
    public long declaredLength() {
        return declaredLength;
    }

    private static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return -1;
        }
        try {
            return Long.parseLong(length);
        } catch (NumberFormatException malformed) {
            return -1;
        }
    }

    /** Whether the sender waits for 100 before it sends the body. */
    public boolean expectsContinue() {
        return "100-continue".equalsIgnoreCase(request().getHeader("expect"));
    }

    /** Ends the connection with the answer, since part of the body stays unread. */
    public void closeAfterAnswer() {
        response().putHeader("Connection", "close");
        afterwards(() -> request().connection().close());
    }

    public void resource(String name) {
        resource = name;
    }

    public void caller(String callingClient, String callingSubject) {
        client = callingClient;
        subject = callingSubject;
    }

    /** @param authorization the value of that header, as the bytes that go on */
    public void credentials(CharSequence authorization) {
        credentials = authorization;
    }

    /** The value of {@code Authorization} as bytes, where they are known already; else null. */
    public CharSequence credentials() {
        return credentials;
    }

    /** It was handed over once more, after the first answer was lost. */
    public void sentAgain() {
        sentAgain = true;
    }

    boolean wasSentAgain() {
        return sentAgain;
    }

    void refusedWith(String slug) {
        refusal = slug;
    }

    String resource() {
        return resource;
    }

    String client() {
        return client;
    }

    String subject() {
        return subject;
    }

    String refusal() {
        return refusal;
    }

    long elapsedNanos() {
        return System.nanoTime() - startedAtNanos;
    }
}
