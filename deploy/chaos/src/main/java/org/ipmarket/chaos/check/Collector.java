package org.ipmarket.chaos.check;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.verifier.ProofExport;
import org.ipmarket.chaos.check.Evidence.Award;
import org.ipmarket.chaos.check.Evidence.Left;
import org.ipmarket.chaos.check.Evidence.StoredBid;
import org.ipmarket.chaos.load.Contest;
import org.ipmarket.chaos.load.Floor;
import org.ipmarket.chaos.load.Tally;
import org.ipmarket.chaos.stack.Stack;
import org.ipmarket.chaos.stack.Tap;
import org.ipmarket.local.Fault;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.event.LotAwarded;
import org.ipmarket.messages.id.LotId;

/** Gathers the evidence: exports through the door, the rest from the database and the broker. */
public final class Collector {
    private static final Duration DRAINED_WITHIN = Duration.ofSeconds(60);

    private final Stack stack;
    private final Tap tap;
    private final Floor floor;

    public Collector(Stack stack, Tap tap, Floor floor) {
        this.stack = stack;
        this.tap = tap;
        this.floor = floor;
    }

    /** Waits until nothing is under way any more, as long as that may take. @return how long it took */
    public Duration awaitDrained() throws SQLException, IOException, InterruptedException {
        long began = System.nanoTime();
        try (Connection connection = stack.connect()) {
            while (!left(connection).isNothing() && System.nanoTime() - began < DRAINED_WITHIN.toNanos()) {
                Thread.sleep(50);
            }
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    public Evidence collect(Tally tally)
            throws SQLException, IOException, InterruptedException, GeneralSecurityException {
        Map<LotId, ProofExport> exports = new HashMap<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (LotId lot : floor.lots()) {
                exports.put(lot, export(client, lot));
            }
        }
        try (Connection connection = stack.connect()) {
            return new Evidence(
                    floor.contests().stream().collect(Collectors.toMap(Contest::lot, Contest::method)),
                    tally.answered(),
                    tally.unknown(),
                    exports,
                    bids(connection),
                    awards(connection),
                    told(connection),
                    names(connection),
                    left(connection),
                    sent(connection),
                    tap.heard().keySet(),
                    stack.signingKey());
        }
    }

    private ProofExport export(HttpClient client, LotId lot)
            throws IOException, InterruptedException, GeneralSecurityException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stack.door() + "/api/v1/lots/" + lot + "/proof"))
                .header(
                        "Authorization",
                        "Bearer " + stack.token("chaos-auditor", floor.bidders().getFirst()))
                .timeout(Duration.ofMinutes(1))
                .build();
        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new Fault("no export of lot " + lot + ": " + answer.statusCode());
        }
        return EventJson.read(answer.body(), ProofExport.class);
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> ofLots(Connection connection, String sql, Reader<T> reader) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            Array lots = connection.createArrayOf(
                    "uuid",
                    floor.lots().stream()
                            .map(lot -> UUID.fromString(lot.toString()))
                            .toArray());
            select.setArray(1, lots);
            List<T> all = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    all.add(reader.read(row));
                }
            }
            return all;
        }
    }

    private List<StoredBid> bids(Connection connection) throws SQLException {
        return ofLots(
                connection,
                "select key, lot, sequence, accepted from bid where lot = any(?)",
                row -> new StoredBid(
                        row.getString("key"),
                        new LotId(row.getObject("lot", UUID.class)),
                        row.getLong("sequence"),
                        row.getBoolean("accepted")));
    }

    private List<Award> awards(Connection connection) throws SQLException {
        return ofLots(
                connection,
                "select id, lot, participant from award where lot = any(?)",
                row -> new Award(
                        row.getObject("id", UUID.class),
                        new LotId(row.getObject("lot", UUID.class)),
                        row.getObject("participant", UUID.class)));
    }

    private List<Award> told(Connection connection) throws SQLException {
        return ofLots(
                connection,
                "select payload from outbox_event where type like 'lot.awarded%' and subject = any(?::text[])",
                row -> {
                    LotAwarded event = EventJson.read(row.getBytes("payload"), LotAwarded.class);
                    return new Award(
                            UUID.fromString(event.award().toString()),
                            event.lot(),
                            UUID.fromString(event.winner().toString()));
                });
    }

    private Map<BidderRef, UUID> names(Connection connection) throws SQLException {
        return ofLots(
                        connection,
                        "select commitment, participant from bidder where lot = any(?)",
                        row -> Map.entry(
                                new BidderRef(row.getString("commitment")), row.getObject("participant", UUID.class)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Left left(Connection connection) throws SQLException, IOException {
        String sql = "select (select count(*) from outbox_unsent) as unsent,"
                + " (select count(*) from parked_event) as parked";
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return new Left(row.getLong("unsent"), row.getLong("parked"), tap.waiting(), tap.dead());
        }
    }

    private Set<UUID> sent(Connection connection) throws SQLException {
        Set<UUID> ids = new HashSet<>();
        try (PreparedStatement select =
                connection.prepareStatement("select event_id from outbox_event where position > ?")) {
            select.setLong(1, tap.since());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject("event_id", UUID.class));
                }
            }
        }
        return ids;
    }
}
