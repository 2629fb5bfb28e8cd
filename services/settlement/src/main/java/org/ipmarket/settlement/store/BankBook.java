package org.ipmarket.settlement.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.settlement.bank.StatementLine;

/** What the bank has brought, and how far its statement was read. */
@ApplicationScoped
public class BankBook implements PanacheRepositoryBase<BankLine, UUID> {
    /** A cursor before anything was read. */
    private static final Instant NEVER = Instant.EPOCH;

    /**
     * @param position the last position read
     * @param completeUntil everything booked before this time was read and applied
     */
    public record Cursor(long position, Instant completeUntil) {}

    /**
     * Records an entry in the present transaction, as not yet applied; null where it was recorded before. A second reader of
     * the same entry waits here for the first one's commit.
     */
    public BankLine recordFirst(Mode mode, StatementLine line) {
        Query insert = getEntityManager()
                .createNativeQuery("""
                        insert into bank_line (id, mode, position, direction, currency, amount_minor, payer_holder,
                            payer_number, remark, payout, booked_at, state)
                        values (:id, :mode, :position, :direction, :currency, :amount, :holder, :number, :remark,
                            cast(:payout as uuid), :bookedAt, 'STUCK')
                        on conflict (id) do nothing""")
                .setParameter("id", line.id())
                .setParameter("mode", mode.wire())
                .setParameter("position", line.position())
                .setParameter("currency", line.amount().currencyCode())
                .setParameter("amount", line.amount().minor())
                .setParameter("bookedAt", line.bookedAt());
        switch (line) {
            case StatementLine.Credit credit ->
                insert.setParameter("direction", "CREDIT")
                        .setParameter("holder", credit.payer().holder())
                        .setParameter("number", credit.payer().number())
                        .setParameter("remark", credit.remark())
                        .setParameter("payout", null);
            case StatementLine.Debit debit ->
                insert.setParameter("direction", "DEBIT")
                        .setParameter("holder", null)
                        .setParameter("number", null)
                        .setParameter("remark", null)
                        .setParameter(
                                "payout",
                                debit.order() == null ? null : debit.order().toString());
        }
        return insert.executeUpdate() == 1 ? findById(line.id(), LockModeType.PESSIMISTIC_WRITE) : null;
    }

    /** Says of a recorded entry why it could not be applied. */
    public void stuck(UUID id, String why) {
        update("reason = ?1 where id = ?2 and state = ?3", why, id, BankLine.State.STUCK);
    }

    /** Entries whose application failed, oldest first. */
    public List<UUID> stuck(Mode mode, int limit) {
        return getEntityManager()
                .createQuery(
                        "select l.id from BankLine l where l.mode = ?1 and l.state = ?2 order by l.position",
                        UUID.class)
                .setParameter(1, mode)
                .setParameter(2, BankLine.State.STUCK)
                .setMaxResults(limit)
                .getResultList();
    }

    /** How many entries of a mode are in a state. */
    public long count(Mode mode, BankLine.State state) {
        return count("mode = ?1 and state = ?2", mode, state);
    }

    public Cursor cursor(Mode mode) {
        List<?> rows = getEntityManager()
                .createNativeQuery("select position, complete_until from bank_cursor where mode = :mode")
                .setParameter("mode", mode.wire())
                .getResultList();
        if (rows.isEmpty()) {
            return new Cursor(0, NEVER);
        }
        Object[] row = (Object[]) rows.getFirst();
        return new Cursor(((Number) row[0]).longValue(), (Instant) row[1]);
    }

    /** Everything up to this position was applied; never goes back. */
    public void advance(Mode mode, long position, Instant completeUntil) {
        getEntityManager()
                .createNativeQuery("""
                        insert into bank_cursor (mode, position, complete_until) values (:mode, :position, :until)
                        on conflict (mode) do update set
                            position = greatest(bank_cursor.position, excluded.position),
                            complete_until = greatest(bank_cursor.complete_until, excluded.complete_until)""")
                .setParameter("mode", mode.wire())
                .setParameter("position", position)
                .setParameter("until", completeUntil == null ? NEVER : completeUntil)
                .executeUpdate();
    }

    /** Entries that concern a centre; all of the mode where it is null. */
    public List<BankLine> pageOf(CentreCode centre, Mode mode, UUID after, int limit) {
        UUID from = after == null ? new UUID(0, 0) : after;
        return (centre == null
                        ? find("mode = ?1 and id > ?2 order by id", mode, from)
                        : find(
                                "mode = ?1 and id > ?2 and (centre = ?3 or buyerCentre = ?3) order by id",
                                mode,
                                from,
                                centre.value()))
                .page(Page.ofSize(limit))
                .list();
    }
}
