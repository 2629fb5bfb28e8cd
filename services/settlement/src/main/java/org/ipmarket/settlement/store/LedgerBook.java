package org.ipmarket.settlement.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.settlement.ledger.Overdrawn;
import org.ipmarket.settlement.ledger.Transfer;
import org.ipmarket.settlement.ledger.Verdict;

/**
 * Writes transfers in the caller's transaction, together with whatever else it writes. The accounts stay locked until it ends:
 * post late. A transfer that stands alone is faster in the {@link Bookkeeper}'s hands.
 */
@ApplicationScoped
public class LedgerBook {
    private final AgroalDataSource dataSource;
    private final MarketClock clock;

    LedgerBook(AgroalDataSource dataSource, MarketClock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /**
     * Writes one transfer; false where its cause has moved money before, and nothing happens now.
     *
     * @throws Overdrawn where more would be taken than is available
     */
    public boolean post(Transfer transfer) {
        return postAll(List.of(transfer)).size() == 1;
    }

    /**
     * Writes transfers, all of them or none.
     *
     * @return the ids of those written: not of those whose cause had moved money before
     * @throws Overdrawn where one would take more than is available; the caller is to roll back
     */
    public Set<UUID> postAll(List<Transfer> transfers) {
        if (transfers.isEmpty()) {
            return Set.of();
        }
        List<Verdict> verdicts;
        try (Connection connection = dataSource.getConnection()) {
            verdicts = LedgerWriter.write(connection, transfers, clock.now()).verdicts();
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger cannot be written", e);
        }
        Set<UUID> written = new HashSet<>();
        for (int i = 0; i < verdicts.size(); i++) {
            switch (verdicts.get(i)) {
                case Verdict.Posted() -> written.add(transfers.get(i).id());
                case Verdict.Repeated repeated -> {}
                case Verdict.Refused(var account, String why) -> throw new Overdrawn(why);
            }
        }
        return written;
    }
}
