package org.ipmarket.bidding.seal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.ipmarket.bidding.BiddingConfig;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.id.LotId;

/** Speaks with one keeper. What it answers is not yet believed. */
final class KeeperClient {
    /** An answer has some 700 bytes. */
    private static final long MOST_BYTES = 8_192;

    private final HttpClient http;
    private final BiddingConfig.Sealing.Keeper keeper;
    private final int index;
    private final Duration timeout;

    KeeperClient(HttpClient http, BiddingConfig.Sealing.Keeper keeper, int index, Duration timeout) {
        this.http = http;
        this.keeper = keeper;
        this.index = index;
        this.timeout = timeout;
    }

    record Answer(int status, byte[] body) {
        boolean granted() {
            return status == 200;
        }

        Problem problem() {
            try {
                return EventJson.read(body, Problem.class);
            } catch (IllegalArgumentException e) {
                return new Problem("UNREADABLE", "status " + status, null);
            }
        }
    }

    /** @param bound for which log the key was released already; null where that is not the matter */
    record Problem(String code, String detail, Bound bound) {}

    record Bound(String root, long size) {}

    String name() {
        return keeper.name();
    }

    /** Its number for every lot: its place in the configuration, from 1. */
    int index() {
        return index;
    }

    /** X.509, base64. */
    String identity() {
        return keeper.identity();
    }

    Answer key(LotId lot, Object order) throws IOException, InterruptedException {
        return send("PUT", "/lots/" + lot + "/key", order);
    }

    Answer release(LotId lot, Object order) throws IOException, InterruptedException {
        return send("POST", "/lots/" + lot + "/release", order);
    }

    private Answer send(String method, String path, Object order) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(keeper.url() + path))
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(EventJson.write(order)))
                .build();
        HttpResponse<byte[]> response =
                http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        return new Answer(response.statusCode(), response.body());
    }
}
