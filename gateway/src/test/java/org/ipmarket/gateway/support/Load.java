package org.ipmarket.gateway.support;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Callers who ask one thing after the other until they are told to stop, each answer counted. */
public final class Load implements AutoCloseable {
    private static final Pattern TYPE = Pattern.compile("\"type\":\"/problems/([a-z-]+)\"");

    /** How many requests came to what: a status, with the problem's type where there is one, or that the connection broke. */
    public record Counts(Map<String, Long> byOutcome, double p99Millis) {}

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();
    private final Collection<Long> nanos = new ConcurrentLinkedQueue<>();
    private final AtomicInteger number = new AtomicInteger();
    private final IntFunction<HttpRequest> requests;
    private volatile boolean finished;

    private Load(IntFunction<HttpRequest> requests) {
        this.requests = requests;
    }

    /** @param requests the next one, by its number */
    public static Load start(int callers, IntFunction<HttpRequest> requests) {
        Load load = new Load(requests);
        for (int i = 0; i < callers; i++) {
            load.callers.submit(load::ask);
        }
        return load;
    }

    /** Waits for the last answers. */
    public Counts finish() throws InterruptedException {
        close();
        Map<String, Long> counts = new TreeMap<>();
        outcomes.forEach((outcome, count) -> counts.put(outcome, count.sum()));
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        double p99 = sorted.length == 0 ? 0 : sorted[(int) Math.ceil(0.99 * sorted.length) - 1] / 1e6;
        return new Counts(counts, p99);
    }

    @Override
    public void close() {
        finished = true;
        callers.shutdown();
        try {
            if (!callers.awaitTermination(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("somebody still waits for an answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() {
        while (!finished) {
            long began = System.nanoTime();
            String outcome = outcome();
            nanos.add(System.nanoTime() - began);
            outcomes.computeIfAbsent(outcome, _ -> new LongAdder()).increment();
        }
    }

    private String outcome() {
        try {
            HttpResponse<String> answer =
                    client.send(requests.apply(number.getAndIncrement()), HttpResponse.BodyHandlers.ofString());
            Matcher type = TYPE.matcher(answer.body());
            return answer.statusCode() >= 400 && type.find()
                    ? answer.statusCode() + " " + type.group(1)
                    : "" + answer.statusCode();
        } catch (IOException broken) {
            return "connection broke";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        } catch (RuntimeException e) {
            return e.toString();
        }
    }
}
