package org.ipmarket.settlement.invoice.simulator;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.settlement.invoice.FapiaoAnswer;
import org.ipmarket.settlement.invoice.FapiaoRequest;
import org.ipmarket.settlement.invoice.FapiaoService;

/**
 * Stands in for the tax service: numbers in a table of its own. It can be told to lose requests, to issue and not to say so, and to
 * refuse.
 */
@ApplicationScoped
public class SimulatedFapiaoService implements FapiaoService {
    private static final String ISSUE = "insert into simulated_fapiao (request, number, issued_at, total_minor)"
            + " values (?, 'SIM' || lpad(nextval('simulated_fapiao_number')::text, 17, '0'), ?, ?) on conflict do nothing";

    private final AgroalDataSource dataSource;
    private final MarketClock clock;
    private volatile Faults faults = Faults.NONE;

    SimulatedFapiaoService(AgroalDataSource dataSource, MarketClock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** @param lostPercent requests that never arrive, and nobody is told
     * @param silentPercent requests that are carried out without an answer
     * @param refusal why everything is refused, or null */
    public record Faults(int lostPercent, int silentPercent, String refusal) {
        public static final Faults NONE = new Faults(0, 0, null);
    }

    /** From now on it goes wrong in this way. */
    public void goWrong(Faults how) {
        faults = how;
    }

    @Override
    public Mode mode() {
        return Mode.TEST;
    }

    @Override
    public FapiaoAnswer issue(FapiaoRequest request) {
        Faults now = faults;
        if (now.refusal() != null) {
            return new FapiaoAnswer.Refused(now.refusal());
        }
        int chance = ThreadLocalRandom.current().nextInt(100);
        if (chance < now.lostPercent()) {
            return new FapiaoAnswer.Unknown("no answer within the time");
        }
        QuarkusTransaction.requiringNew().run(() -> insert(request));
        return chance < now.lostPercent() + now.silentPercent()
                ? new FapiaoAnswer.Unknown("the connection broke")
                : find(request.id());
    }

    private void insert(FapiaoRequest request) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(ISSUE)) {
            insert.setObject(1, request.id());
            insert.setObject(2, OffsetDateTime.ofInstant(clock.now(), ZoneOffset.UTC));
            insert.setLong(
                    3,
                    request.corrects() == null
                            ? request.total().minor()
                            : -request.total().minor());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the simulated tax service has failed", e);
        }
    }

    @Override
    public FapiaoAnswer find(UUID request) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select number, issued_at from simulated_fapiao where request = ?")) {
            select.setObject(1, request);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return new FapiaoAnswer.NeverReceived();
                }
                Instant at = row.getObject(2, OffsetDateTime.class).toInstant();
                return new FapiaoAnswer.Issued(row.getString(1), at);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the simulated tax service has failed", e);
        }
    }
}
