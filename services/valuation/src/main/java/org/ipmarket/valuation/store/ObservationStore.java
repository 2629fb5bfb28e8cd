package org.ipmarket.valuation.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.valuation.learning.EndedLot;
import org.ipmarket.valuation.method.deals.Features;
import org.ipmarket.valuation.method.deals.Observation;
import org.ipmarket.valuation.method.deals.Snapshot;

/** The observations of the market model, and the ended lots that may become ones. */
@ApplicationScoped
public class ObservationStore {
    /**
     * Ended lots in CNY that are no observation yet. Left out: lots with several winners, whose start price is no price of the whole; Dutch
     * lots that went unsold, which were to be had below their start price; unsold lots with bids, whose secret reserve nobody tells.
     */
    private static final String PENDING =
            "select o.lot, o.centre, o.assets, o.right_sold, o.method, o.announced_at, c.closed_at,"
                    + " d.price_minor is not null as sold, coalesce(d.price_minor, o.start_minor) as amount_minor"
                    + " from offered_lot o join closed_lot c on c.lot = o.lot"
                    + " left join lateral (select price_minor, currency from closed_deal where lot = o.lot"
                    + " order by completed_at, trade limit 1) d on true"
                    + " where o.mode = ? and c.closed_at <= ? and o.lot > ?"
                    + " and o.method not in ('UNIFORM_PRICE', 'OPEN_LICENCE', 'STANDARD_LICENCE')"
                    + " and ((c.result = 'SOLD' and d.currency = 'CNY' and d.price_minor > 0)"
                    + " or (c.result = 'UNSOLD' and c.bids = 0 and o.currency = 'CNY' and o.start_minor > 0"
                    + " and o.method not in ('DUTCH', 'DUTCH_SEALED_BEST')))"
                    + " and not exists (select 1 from market_observation m where m.lot = o.lot)"
                    + " order by o.lot limit ?";

    private static final String ADD =
            "insert into market_observation (lot, mode, ended_on, sold, amount_minor, features,"
                    + " observed_at) values (?, ?, ?, ?, ?, ?, ?) on conflict (lot) do nothing";
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('market_observation', 0))";
    private static final String LAST = "select coalesce(max(position), 0) from market_observation where mode = ?";
    private static final String SNAPSHOT = "select lot, ended_on, sold, amount_minor, features from market_observation"
            + " where mode = ? and position <= ? order by position desc limit ?";
    private static final String SINCE =
            "select count(*), count(*) filter (where sold) from market_observation where mode = ? and position > ?";

    private final AgroalDataSource dataSource;

    ObservationStore(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Ordered by lot, at most {@code limit} after {@code after}, of those that closed by then. */
    public List<EndedLot> pending(Mode mode, Instant closedBy, UUID after, int limit) {
        return query(
                PENDING,
                select -> {
                    select.setString(1, mode.wire());
                    select.setObject(2, closedBy.atOffset(ZoneOffset.UTC));
                    select.setObject(3, after);
                    select.setInt(4, limit);
                },
                row -> new EndedLot(
                        new LotId(row.getObject("lot", UUID.class)),
                        mode,
                        new CentreCode(row.getString("centre")),
                        Arrays.stream((UUID[]) row.getArray("assets").getArray())
                                .map(AssetId::new)
                                .toList(),
                        Right.valueOf(row.getString("right_sold")),
                        SaleMethod.valueOf(row.getString("method")),
                        row.getObject("announced_at", OffsetDateTime.class).toInstant(),
                        row.getObject("closed_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("sold"),
                        row.getLong("amount_minor")));
    }

    /** In the present transaction, which alone adds until it ends; a lot that is there already stays as it is. */
    public void add(Mode mode, List<Observation> observations, Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement lock = connection.prepareStatement(LOCK);
                PreparedStatement add = connection.prepareStatement(ADD)) {
            lock.execute();
            for (Observation observation : observations) {
                add.setObject(1, UUID.fromString(observation.id()));
                add.setString(2, mode.wire());
                add.setObject(3, observation.endedOn());
                add.setBoolean(4, observation.sold());
                add.setLong(5, (long) observation.amount());
                add.setString(6, new String(EventJson.write(observation.features()), StandardCharsets.UTF_8));
                add.setObject(7, now.atOffset(ZoneOffset.UTC));
                add.addBatch();
            }
            add.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("observations cannot be kept", e);
        }
    }

    /** Position of the newest; 0 where there is none. */
    public long last(Mode mode) {
        return query(LAST, select -> select.setString(1, mode.wire()), row -> row.getLong(1))
                .getFirst();
    }

    /** Of all after a position (0 for all). */
    public Count since(Mode mode, long position) {
        return query(
                        SINCE,
                        select -> {
                            select.setString(1, mode.wire());
                            select.setLong(2, position);
                        },
                        row -> new Count(row.getLong(1), row.getLong(2)))
                .getFirst();
    }

    /** @param sold of the lots */
    public record Count(long lots, long sold) {}

    /** The newest up to a position, at most so many: for good the same. */
    public Snapshot upTo(Mode mode, long position, int mostLots) {
        return new Snapshot(query(
                SNAPSHOT,
                select -> {
                    select.setString(1, mode.wire());
                    select.setLong(2, position);
                    select.setInt(3, mostLots);
                },
                row -> new Observation(
                        row.getObject("lot", UUID.class).toString(),
                        row.getObject("ended_on", LocalDate.class),
                        EventJson.read(row.getString("features").getBytes(StandardCharsets.UTF_8), Features.class),
                        row.getBoolean("sold"),
                        row.getLong("amount_minor"))));
    }

    private <T> List<T> query(String sql, Filler filler, Reader<T> reader) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            filler.fill(select);
            List<T> answers = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    answers.add(reader.read(row));
                }
            }
            return answers;
        } catch (SQLException e) {
            throw new IllegalStateException("observations cannot be read", e);
        }
    }

    private interface Filler {
        void fill(PreparedStatement select) throws SQLException;
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
