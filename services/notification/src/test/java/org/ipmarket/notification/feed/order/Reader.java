package org.ipmarket.notification.feed.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** A centre's system that follows the feed as a well-made one would: takes what it is given, keeps the cursor, and asks another replica where one does not answer. */
final class Reader implements Runnable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /** How it asks. */
    enum Way {
        PAGES,
        LONG_POLL,
        STREAM
    }

    private final Way way;
    private final boolean ofGz;
    private final Supplier<String> token;
    private final List<String> replicas;
    private final List<UUID> read = new ArrayList<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger broken = new AtomicInteger();
    private final AtomicLong asked = new AtomicLong();
    private volatile boolean stopped;
    private volatile InputStream streaming;
    private String cursor = "";

    /** @param replicas where the feed can be read; it goes round */
    Reader(Way way, boolean ofGz, Supplier<String> token, List<String> replicas) {
        this.way = way;
        this.ofGz = ofGz;
        this.token = token;
        this.replicas = replicas;
    }

    String name() {
        return way + (ofGz ? " of GZ" : " of FS");
    }

    boolean ofGz() {
        return ofGz;
    }

    int count() {
        return count.get();
    }

    /** How often an answer did not come, or broke off. */
    int broken() {
        return broken.get();
    }

    /** Requests made. */
    long asked() {
        return asked.get();
    }

    /** After it has ended. */
    List<UUID> read() {
        return read;
    }

    void stop() throws IOException {
        stopped = true;
        InputStream open = streaming;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void run() {
        while (!stopped) {
            String replica = replicas.get((int) (asked.getAndIncrement() % replicas.size()));
            try {
                if (way == Way.STREAM) {
                    stream(replica);
                } else {
                    page(replica);
                }
            } catch (IOException e) {
                broken.incrementAndGet();
                rest();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void page(String replica) throws IOException, InterruptedException {
        int limit = 1 + (int) (asked.get() * 37 % 200);
        String query = "?limit=" + limit + (cursor.isEmpty() ? "" : "&after=" + cursor)
                + (way == Way.LONG_POLL ? "&wait=PT5S" : "");
        HttpResponse<byte[]> answer = HTTP.send(
                request(replica + "/api/v1/feed" + query)
                        .header("Accept", "application/json")
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        require(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
        JsonNode page = JSON.readTree(answer.body());
        page.get("items").forEach(event -> take(event.get("id").asText()));
        cursor = page.get("next").asText();
        if (way == Way.PAGES && !page.get("more").asBoolean()) {
            rest();
        }
    }

    /** Until it breaks off. What has come in full is taken with its id; an event that was cut in the middle is not. */
    private void stream(String replica) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(replica + "/api/v1/feed").header("Accept", "text/event-stream");
        if (!cursor.isEmpty()) {
            request.header("Last-Event-ID", cursor);
        }
        HttpResponse<InputStream> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != 200) {
                require(answer.statusCode(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
            streaming = body;
            BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
            String id = null;
            String data = null;
            for (String line = lines.readLine(); line != null && !stopped; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    id = line.substring(3);
                } else if (line.startsWith("data:")) {
                    data = line.substring(5);
                } else if (line.isEmpty() && id != null) {
                    if (data != null) {
                        take(JSON.readTree(data).get("id").asText());
                    }
                    cursor = id;
                    data = null;
                }
            }
        } finally {
            streaming = null;
        }
    }

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + token.get());
    }

    /** A refusal that passes is waited out; any other is a fault of the test or of the feed, and is seen because the reader reads nothing more. */
    private static void require(int status, String body) throws IOException {
        if (status != 200) {
            if (status < 500) {
                System.err.println("the feed refuses a reader: " + status + " " + body);
            }
            throw new IOException("answered " + status);
        }
    }

    private void take(String id) {
        read.add(UUID.fromString(id));
        count.incrementAndGet();
    }

    private static void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
