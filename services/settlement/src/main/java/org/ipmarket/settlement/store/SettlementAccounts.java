package org.ipmarket.settlement.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.settlement.store.SettlementAccountRow.State;

/** The accounts whose statements come as files. */
@ApplicationScoped
public class SettlementAccounts implements PanacheRepositoryBase<SettlementAccountRow, UUID> {
    /** The open accounts of that number, one for each currency, locked: statements are taken one after another. */
    public List<SettlementAccountRow> lock(Mode mode, String number) {
        return find("mode = ?1 and number = ?2 and state = ?3 order by id", mode, number, State.OPEN)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    public Optional<SettlementAccountRow> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Where people of a mode pay to: the account opened first. */
    public Optional<SettlementAccountRow> first(Mode mode) {
        return find("mode = ?1 and state = ?2 order by id", mode, State.OPEN).firstResultOptional();
    }

    /** The account that an entry stands on; empty where a link brought it. */
    public Optional<SettlementAccountRow> of(BankLine entry) {
        return Optional.ofNullable(entry.account()).map(this::findById);
    }

    /** The centre whose finance keeps the account that an entry stands on; null where the market's admin does. */
    public String keeperOf(BankLine entry) {
        return of(entry).map(SettlementAccountRow::centre).orElse(null);
    }

    public List<SettlementAccountRow> pageOf(String centre, Mode mode, UUID after, int limit) {
        UUID from = after == null ? new UUID(0, 0) : after;
        return (centre == null
                        ? find("mode = ?1 and id > ?2 order by id", mode, from)
                        : find("mode = ?1 and id > ?2 and centre = ?3 order by id", mode, from, centre))
                .page(Page.ofSize(limit))
                .list();
    }
}
