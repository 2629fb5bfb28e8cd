package org.ipmarket.bench.listing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.ipmarket.bench.Figures;
import org.ipmarket.bench.KeyServer;

/**
 * Searches a million listings over HTTP, with a token, as the portal does: two words, the facets and the first page. Beside it, on the same
 * database, the same question asked with {@code LIKE}.
 */
final class SearchBench {
    private static final int WARM_UP = 150;
    private static final int NARROW = 300;
    private static final int BROAD = 100;
    private static final int COMPARED = 9;
    private static final int MOST_OF_NARROW = 5_000;
    private static final int MOST_COUNTED = 10_000;
    private static final List<String> SORTS = List.of("RELEVANCE", "NEWEST", "PRICE", "CLOSING");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ListingParts parts;
    private final Figures figures;
    private final Corpus corpus = new Corpus();
    private final HttpClient client = HttpClient.newHttpClient();

    SearchBench(ListingParts parts, Figures figures) {
        this.parts = parts;
        this.figures = figures;
    }

    /** Two words, and in what order the listings are wanted. */
    private record Query(String one, String other, String sort) {
        String text() {
            return one + " " + other;
        }
    }

    /** An answer, and how many milliseconds it took. */
    private record Answer(JsonNode body, double millis) {
        long total() {
            return body.path("total").path("count").asLong();
        }

        boolean more() {
            return body.path("total").path("more").asBoolean();
        }
    }

    void run() throws Exception {
        long began = System.nanoTime();
        new MillionListings(parts, corpus).load();
        figures.figure("search_load", (System.nanoTime() - began) / 1e9, "s");
        sizes();
        search();
    }

    void search() throws Exception {
        try (KeyServer keys = new KeyServer(parts.identityPort())) {
            String token = keys.token(parts.issuer());
            SplittableRandom random = new SplittableRandom(3);
            Map<String, Double> shares = corpus.shares(20_000);
            List<Query> narrow = queries(shares, random, 50, 4_500, NARROW + WARM_UP);
            List<Query> broad = queries(shares, random, 12_000, Corpus.LISTINGS, BROAD + WARM_UP / 3);
            for (Query query : narrow.subList(NARROW, narrow.size())) {
                ask(query, token);
            }
            for (Query query : broad.subList(BROAD, broad.size())) {
                ask(query, token);
            }
            measure("search_two_words", narrow.subList(0, NARROW), token, false);
            measure("search_broad", broad.subList(0, BROAD), token, true);
            compare(narrow, token);
        }
    }

    private void measure(String name, List<Query> queries, String token, boolean broad) throws Exception {
        List<Double> millis = new ArrayList<>();
        long found = 0;
        for (Query query : queries) {
            Answer answer = ask(query, token);
            if (answer.more() == broad && (broad || answer.total() <= MOST_OF_NARROW)) {
                millis.add(answer.millis());
                found += answer.total();
            }
        }
        if (millis.size() < queries.size() * 8 / 10) {
            throw new IllegalStateException(
                    "only " + millis.size() + " of " + queries.size() + " queries are such as " + name + " is about");
        }
        double[] all = millis.stream().mapToDouble(Double::doubleValue).toArray();
        figures.note("%d queries, %d listings each on average".formatted(all.length, found / all.length));
        figures.figure(name + "_median", Figures.median(all), "ms");
        figures.figure(name + "_p95", Figures.percentile(all, 95), "ms");
    }

    /** Takes turns; the answers must be the same, so nothing that LIKE finds is missed. */
    private void compare(List<Query> queries, String token) throws Exception {
        double[] mine = new double[COMPARED];
        double[] like = new double[COMPARED];
        try (Connection connection = parts.connect()) {
            inOneProcess(connection);
            for (int i = 0; i < COMPARED; i++) {
                Query query = queries.get(i);
                Answer answer = ask(query, token);
                long began = System.nanoTime();
                Set<String> found = like(connection, query);
                like[i] = (System.nanoTime() - began) / 1e6;
                mine[i] = ask(query, token).millis();
                verify(query, answer, found, token);
            }
        }
        figures.figure("search_like_median", Figures.median(like), "ms");
        figures.ratio("search_vs_like", Figures.median(like) / Figures.median(mine));
    }

    /** As the service searches. */
    private static void inOneProcess(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set max_parallel_workers_per_gather = 0");
        }
    }

    private void verify(Query query, Answer answer, Set<String> found, String token) throws Exception {
        Set<String> mine = new HashSet<>();
        JsonNode page = answer.body();
        page.path("items").forEach(item -> mine.add(item.path("id").asText()));
        while (page.hasNonNull("next")) {
            page = get(query, "&limit=100&cursor=" + page.path("next").asText(), token)
                    .body();
            page.path("items").forEach(item -> mine.add(item.path("id").asText()));
        }
        if (!mine.equals(found) || answer.total() != found.size()) {
            throw new IllegalStateException("'" + query.text() + "' finds " + answer.total() + " (" + mine.size()
                    + " in pages), LIKE finds " + found.size());
        }
    }

    /** Everything that the service answers: how many, the facets, the first page; what was found for the comparison. */
    private static Set<String> like(Connection connection, Query query) throws SQLException {
        String patterns = "text like " + pattern(query.one()) + " and text like " + pattern(query.other());
        Set<String> found = new HashSet<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery(
                    "with hits as materialized (select * from listing_like where " + patterns + ")"
                            + " select 'page', offer::text, 0 from (select offer from hits order by start_price_minor, offer limit 20) page"
                            + " union all select 'total', null, count(*) from hits"
                            + " union all select 'facet', coalesce(centre, right_offered, method, state, kinds::text, sections::text, classes), count(*)"
                            + " from hits group by grouping sets ((centre), (right_offered), (method), (state), (kinds), (sections), (classes))"
                            + " union all select 'band', width_bucket(start_price_minor, '{1000000,10000000,100000000,1000000000}'::bigint[])::text,"
                            + " count(*) from hits group by 2"
                            + " union all select 'found', offer::text, 0 from hits")) {
                while (rows.next()) {
                    if (rows.getString(1).equals("found")) {
                        found.add(rows.getString(2));
                    }
                }
            }
        }
        return found;
    }

    /** English words stand between spaces. */
    private static String pattern(String word) {
        return word.charAt(0) > 127 ? "'%" + word + "%'" : "'% " + word + " %'";
    }

    /** Drawn so that there are as many of every magnitude of hits, as far as the words allow. */
    private static List<Query> queries(
            Map<String, Double> shares, SplittableRandom random, double least, double most, int count) {
        List<String> byShare = shares.keySet().stream()
                .sorted(Comparator.comparing(shares::get).reversed())
                .toList();
        List<String> chinese =
                byShare.stream().filter(word -> word.charAt(0) > 127).toList();
        List<String> english =
                byShare.stream().filter(word -> word.charAt(0) < 128).toList();
        List<List<List<String>>> kinds =
                List.of(List.of(chinese, chinese), List.of(english, english), List.of(chinese, english));
        List<Query> queries = new ArrayList<>();
        while (queries.size() < count) {
            List<List<String>> kind = kinds.get(queries.size() % kinds.size());
            String one = word(kind.get(0), random);
            String other = word(kind.get(1), random);
            double expected = shares.get(one) * shares.get(other) * Corpus.LISTINGS;
            double wanted = least * Math.pow(most / least, random.nextDouble());
            if (!one.equals(other)
                    && expected >= Math.max(least, wanted / 1.5)
                    && expected <= Math.min(most, wanted * 1.5)) {
                queries.add(new Query(one, other, SORTS.get(queries.size() % SORTS.size())));
            }
        }
        return queries;
    }

    /** The more frequent, the sooner. */
    private static String word(List<String> byShare, SplittableRandom random) {
        return byShare.get((int) (byShare.size() * Math.pow(random.nextDouble(), 3)));
    }

    private Answer ask(Query query, String token) throws IOException, InterruptedException {
        return get(query, "&facets=true", token);
    }

    private Answer get(Query query, String more, String token) throws IOException, InterruptedException {
        String q = URLEncoder.encode(query.text(), StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(parts.address() + "/api/v1/listings?q=" + q + "&sort=" + query.sort() + more))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .build();
        long began = System.nanoTime();
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        double millis = (System.nanoTime() - began) / 1e6;
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.statusCode() + " for '" + query.text() + "': "
                    + new String(response.body(), StandardCharsets.UTF_8));
        }
        return new Answer(JSON.readTree(response.body()), millis);
    }

    private void sizes() throws SQLException {
        String size = "select sum(pg_relation_size(inhrelid)) / 1048576.0 from pg_inherits where inhparent = ";
        try (Connection connection = parts.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select (" + size + "'listing_search'::regclass), (" + size
                        + "'listing_search_test'::regclass), pg_relation_size('listing_terms') / 1048576.0")) {
            row.next();
            figures.figure("search_rows", row.getDouble(1), "MiB");
            figures.figure("search_index", row.getDouble(2), "MiB");
            figures.figure("search_terms", row.getDouble(3), "MiB");
        }
    }
}
