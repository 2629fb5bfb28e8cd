package org.ipmarket.chassis.signature;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;

/** Stands in for a provider: whoever is asked has signed at once. A service that switches it on has the table {@code simulated_signature} among its migrations. */
@ApplicationScoped
public class SimulatedESignature implements ESignature {
    private final AgroalDataSource dataSource;
    private final MarketClock clock;

    SimulatedESignature(AgroalDataSource dataSource, MarketClock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    @Override
    public Mode mode() {
        return Mode.TEST;
    }

    @Override
    public void ask(UUID request, byte[] pdf, String sha256, String signer) {
        QuarkusTransaction.requiringNew().run(() -> {
            String sql = "insert into simulated_signature (request, sha256, signer, signed_at) values (?, ?, ?, ?)"
                    + " on conflict do nothing";
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement insert = connection.prepareStatement(sql)) {
                insert.setObject(1, request);
                insert.setString(2, sha256);
                insert.setString(3, signer);
                insert.setObject(4, OffsetDateTime.ofInstant(clock.now(), ZoneOffset.UTC));
                insert.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException("the simulated provider has failed", e);
            }
        });
    }

    @Override
    public Answer find(UUID request) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select sha256, signed_at from simulated_signature where request = ?")) {
            select.setObject(1, request);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new Answer.Signed(
                                "SIM-" + request,
                                row.getString(1),
                                row.getObject(2, OffsetDateTime.class).toInstant())
                        : new Answer.NeverAsked();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the simulated provider has failed", e);
        }
    }
}
