package org.ipmarket.bidding.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over a real connection whose other end reads, or does not. */
class WatcherTest {
    private static final int FRAMES = 40_000;
    private static final String LOT = "{\"title\":\"" + "x".repeat(1_000) + "\"}";

    private final Vertx vertx = Vertx.vertx();
    private final AtomicReference<Frame> latest = new AtomicReference<>(frame(0));
    private final CompletableFuture<Watcher> watcher = new CompletableFuture<>();
    private final AtomicReference<Context> loop = new AtomicReference<>();
    private HttpServer server;

    @BeforeEach
    void listen() throws Exception {
        server = vertx.createHttpServer()
                .requestHandler(request -> {
                    Watcher one = new Watcher(request.response(), new Frame.Position(-1, -1), latest::get);
                    one.begin(latest.get(), 16_384);
                    loop.set(vertx.getOrCreateContext());
                    watcher.complete(one);
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whoDoesNotReadIsKeptLittleAndGetsTheLastFrameWhenHeReads() throws Exception {
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            socket.setSoTimeout(10_000);
            socket.connect(new InetSocketAddress("127.0.0.1", server.actualPort()));
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: lot\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            Watcher slow = watcher.get(10, TimeUnit.SECONDS);

            CompletableFuture<Void> sent = new CompletableFuture<>();
            loop.get().runOnContext(_ -> {
                for (int sequence = 1; sequence <= FRAMES; sequence++) {
                    latest.set(frame(sequence));
                    slow.send(latest.get());
                }
                sent.complete(null);
            });
            sent.get(30, TimeUnit.SECONDS);

            String got = readUntil(socket.getInputStream(), "id:" + FRAMES + "\n");
            long frames = got.lines().filter(line -> line.startsWith("id:")).count();
            assertThat(frames).isBetween(3L, FRAMES / 2L);
            assertThat(got).contains("id:0\n").doesNotContain("id:" + (FRAMES - 1) + "\n");
        }
    }

    @Test
    void nothingIsToldTwiceOrBackwards() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.actualPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: lot\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            Watcher one = watcher.get(10, TimeUnit.SECONDS);
            loop.get().runOnContext(_ -> {
                one.send(frame(2));
                one.send(frame(1));
                one.send(frame(2));
                one.send(Frame.of(new Frame.Position(2, 1), "\"fallen\"".getBytes(StandardCharsets.US_ASCII)));
                one.send(frame(3));
            });
            String got = readUntil(socket.getInputStream(), "id:3\n");
            assertThat(got.lines().filter(line -> line.startsWith("id:")))
                    .containsExactly("id:0", "id:2", "id:2", "id:3");
            assertThat(got).containsOnlyOnce("data:\"fallen\"");
        }
    }

    private static Frame frame(long sequence) {
        return Frame.of(new Frame.Position(sequence, 0), LOT.getBytes(StandardCharsets.US_ASCII));
    }

    private static String readUntil(InputStream in, String end) throws IOException {
        StringBuilder got = new StringBuilder();
        byte[] some = new byte[65_536];
        while (got.indexOf(end, Math.max(0, got.length() - some.length - end.length())) < 0) {
            int count = in.read(some);
            assertThat(count).as("the stream ended before " + end).isPositive();
            got.append(new String(some, 0, count, StandardCharsets.UTF_8));
        }
        return got.toString();
    }
}
