package org.ipmarket.bench.listing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Loads the listings by {@code COPY}, as the register and the search would have them, and makes the indexes when the rows are there. Beside
 * them a table with the texts for {@code LIKE}, narrower than any that the service has.
 */
final class MillionListings {
    private static final int WRITERS = 2;
    private static final int BATCH = 5_000;
    private static final List<String> TABLES =
            List.of("asset", "asset_search", "offer", "offer_asset", "listing_terms", "listing_search");

    private final ListingParts parts;
    private final Corpus corpus;

    MillionListings(ListingParts parts, Corpus corpus) {
        this.parts = parts;
        this.corpus = corpus;
    }

    void load() throws Exception {
        Map<String, String> indexes;
        try (Connection connection = parts.connect()) {
            prepare(connection);
            indexes = dropIndexes(connection);
        }
        copy();
        List<Callable<Void>> rest = new ArrayList<>();
        indexes.values().forEach(index -> rest.add(() -> run(index)));
        rest.add(() -> run("vacuum analyze listing_like"));
        rest.add(
                () -> run(
                        "insert into listing_facet (code, text)"
                                + " select distinct properties, listing_properties(centre, right_offered, method, state, kinds, currency) from listing_search"
                                + " union select distinct classification, listing_classification(sections, classes) from listing_search"));
        inTurns(rest);
        inTurns(Stream.concat(TABLES.stream(), Stream.of("listing_facet"))
                .<Callable<Void>>map(table -> () -> run("vacuum analyze " + table))
                .toList());
    }

    private static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String centre : List.of("GZ", "SZ", "FS", "DG", "SICE")) {
                statement.execute(
                        "insert into centre (id, mode, code, version, name, currency, kinds, methods, rules, fees, changed_at) values"
                                + " ('test:" + centre + "', 'test', '" + centre + "', 1, '{\"en\": \"Bench\"}', 'CNY',"
                                + " '[\"PATENT\", \"COPYRIGHT\"]', '[]', '{}', '{}', now()) on conflict do nothing");
            }
            statement.execute(
                    "create unlogged table listing_like (offer uuid, centre text, state text, right_offered text, method text,"
                            + " kinds smallint, sections smallint, classes text, start_price_minor bigint, closes bigint, text text)");
        }
    }

    /** All but what constraints need, with how they are made; keys to other tables and triggers go for good. */
    private static Map<String, String> dropIndexes(Connection connection) throws SQLException {
        String tables = "('" + String.join("', '", TABLES) + "')";
        Map<String, String> indexes = new TreeMap<>();
        List<String> drops = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery(
                    "select i.indexname, i.indexdef from pg_indexes i where tablename in " + tables
                            + " and indexname not like '%unanalysed' and not exists (select 1 from pg_constraint c where c.conname = i.indexname)")) {
                while (rows.next()) {
                    indexes.put(rows.getString(1), rows.getString(2).replace(" ON ONLY ", " ON "));
                    drops.add("drop index " + rows.getString(1));
                }
            }
            try (ResultSet rows =
                    statement.executeQuery("select conrelid::regclass, conname from pg_constraint where contype = 'f'"
                            + " and conrelid::regclass::text in " + tables + " and conparentid = 0")) {
                while (rows.next()) {
                    drops.add("alter table " + rows.getString(1) + " drop constraint " + rows.getString(2));
                }
            }
            for (String drop : drops) {
                statement.execute(drop);
            }
            for (String table : TABLES) {
                statement.execute("alter table " + table + " disable trigger user");
            }
        }
        return indexes;
    }

    private void copy() throws Exception {
        try (Connection connection = parts.connect()) {
            StringBuilder owners = new StringBuilder();
            for (int i = 0; i < Corpus.OWNERS; i++) {
                owners.append(Corpus.id(3, i))
                        .append("\ttest\t1\tFIRM\t{\"zh\": \"")
                        .append(Corpus.owner(i))
                        .append("\"}\tGZ\tQUALIFIED\tf\t2024-01-01\t-\n");
            }
            copy(
                    connection,
                    "participant (id, mode, version, kind, name, home_centre, standing, outside_mainland, registered_at,"
                            + " search_terms)",
                    owners);
        }
        AtomicInteger next = new AtomicInteger();
        List<Callable<Void>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            writers.add(() -> {
                try (Connection connection = parts.connect()) {
                    for (int from = next.getAndAdd(BATCH); from < Corpus.LISTINGS; from = next.getAndAdd(BATCH)) {
                        copy(connection, from, from + BATCH);
                    }
                }
                return null;
            });
        }
        inTurns(writers);
    }

    private void copy(Connection connection, int from, int to) throws SQLException, IOException {
        StringBuilder assets = new StringBuilder();
        StringBuilder assetTerms = new StringBuilder();
        for (int i = from; i < Math.min(to, Corpus.ASSETS); i++) {
            asset(corpus.right(i), assets, assetTerms);
        }
        StringBuilder offers = new StringBuilder();
        StringBuilder offerAssets = new StringBuilder();
        StringBuilder terms = new StringBuilder();
        StringBuilder rows = new StringBuilder();
        StringBuilder texts = new StringBuilder();
        for (int i = from; i < to; i++) {
            Corpus.Listing listing = corpus.listing(i);
            offer(listing, offers, offerAssets);
            found(listing, terms, rows, texts);
        }
        copy(
                connection,
                "asset (id, mode, version, type, kind, title, search_terms, registered_centre, office, number, right_key, owners,"
                        + " status, status_as_of, ipc, demonstration, announced, entered_at)",
                assets);
        copy(connection, "asset_search (asset, mode, kind, vector)", assetTerms);
        copy(
                connection,
                "offer (id, mode, version, state, centre, seller, right_offered, method, title, search_terms, currency,"
                        + " start_price_minor, increment_minor, deposit_minor, demonstration, notice_number, announced_at, closes_at, drafted_at)",
                offers);
        copy(connection, "offer_asset (offer, position, asset, asset_version)", offerAssets);
        copy(connection, "listing_terms (offer, revision, vector)", terms);
        copy(
                connection,
                "listing_search (offer, revision, start_price_minor, closes, kinds, sections, announced, mode, centre, state,"
                        + " right_offered, method, currency, classes)",
                rows);
        copy(
                connection,
                "listing_like (offer, start_price_minor, closes, kinds, sections, centre, state, right_offered, method, classes, text)",
                texts);
    }

    private static void asset(Corpus.Right right, StringBuilder assets, StringBuilder terms) {
        String kind = right.isPatent() ? "PATENT" : "COPYRIGHT";
        line(
                assets,
                right.id(),
                "test",
                1,
                right.type(),
                kind,
                title(right.zh(), right.en()),
                "-",
                "GZ",
                "CN",
                right.number(),
                "CN:" + right.number(),
                "[{\"participant\": \"" + Corpus.id(3, right.owner()) + "\", \"basisPoints\": 10000}]",
                "IN_FORCE",
                "2026-01-01",
                right.symbol() == null ? "[]" : "[\"" + right.symbol() + "\"]",
                "t",
                "t",
                "2026-01-01");
        line(terms, right.id(), "test", kind, vector(right.terms()));
    }

    private static void offer(Corpus.Listing listing, StringBuilder offers, StringBuilder assets) {
        Instant closes = Instant.ofEpochMilli(listing.closesMillis());
        line(
                offers,
                listing.id(),
                "test",
                4,
                listing.state(),
                listing.centre(),
                Corpus.id(3, listing.asset().owner()),
                listing.right(),
                "ENGLISH",
                title(listing.zh(), listing.en()),
                "-",
                "CNY",
                listing.price(),
                1000,
                1000,
                "t",
                "N" + listing.id().getLeastSignificantBits(),
                "2024-01-01",
                closes,
                "2024-01-01");
        line(assets, listing.id(), 0, listing.asset().id(), 1);
    }

    private static void found(Corpus.Listing listing, StringBuilder terms, StringBuilder rows, StringBuilder texts) {
        Corpus.Right asset = listing.asset();
        String symbol = asset.symbol();
        int section = symbol == null ? 0 : 1 << symbol.charAt(0) - 'A';
        String symbolClass = symbol == null ? "" : symbol.substring(0, 3);
        int kind = asset.isPatent() ? 1 : 2;
        long closes = listing.closesMillis() * 1000;
        line(terms, listing.id(), 1, vector(listing.terms()));
        line(
                rows,
                listing.id(),
                1,
                listing.price(),
                closes,
                kind,
                section,
                "t",
                "test",
                listing.centre(),
                listing.state(),
                listing.right(),
                "ENGLISH",
                "CNY",
                symbolClass);
        line(
                texts,
                listing.id(),
                listing.price(),
                closes,
                kind,
                section,
                listing.centre(),
                listing.state(),
                listing.right(),
                "ENGLISH",
                symbolClass,
                listing.raw());
    }

    private static String title(String zh, String en) {
        return "{\"zh\": \"" + zh + "\", \"en\": \"" + en + "\"}";
    }

    private static String vector(Iterable<String> terms) {
        StringJoiner vector = new StringJoiner("' '", "'", "'");
        terms.forEach(vector::add);
        return vector.toString();
    }

    private static void line(StringBuilder lines, Object... values) {
        for (int i = 0; i < values.length; i++) {
            lines.append(i == 0 ? "" : "\t").append(values[i]);
        }
        lines.append('\n');
    }

    private static void copy(Connection connection, String table, StringBuilder lines)
            throws SQLException, IOException {
        if (!lines.isEmpty()) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            copy.copyIn(
                    "copy " + table + " from stdin",
                    new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)));
        }
    }

    private Void run(String sql) throws SQLException {
        try (Connection connection = parts.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set maintenance_work_mem = '256MB'");
            statement.execute(sql);
        }
        return null;
    }

    /** As many at a time as there are writers. */
    private static void inTurns(List<Callable<Void>> tasks) throws Exception {
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            for (Future<Void> done : writers.invokeAll(tasks)) {
                done.get();
            }
        }
    }
}
