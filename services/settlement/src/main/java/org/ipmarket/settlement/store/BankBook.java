package org.ipmarket.settlement.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
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

    /**
     * What a line of a file is, as far as is known before it is recorded.
     *
     * @param holder whose account the money came from; null where it is a debit
     * @param order the payout that it speaks of; null where it names none
     * @param place what becomes of it, where nothing else has to be looked at for that; null where it is still to be applied
     */
    public record Origin(int line, String holder, UUID order, Place place) {}

    /**
     * What becomes of an entry.
     *
     * @param backAt until when an operator may decide, and {@code keepers} the centre that does; null where nobody has to, or for the
     *     market's admin
     */
    public record Place(BankLine.State state, String reason, Instant backAt, String keepers) {
        private static final Place TO_BE_APPLIED = new Place(BankLine.State.STUCK, null, null, null);

        /** It waits for an operator until the time given. */
        public static Place suspended(String why, Instant until, String keepers) {
            return new Place(BankLine.State.SUSPENDED, why, until, keepers);
        }

        /** Explained by the bank itself. */
        public static Place explained(String why) {
            return new Place(BankLine.State.MATCHED, why, null, null);
        }
    }

    /**
     * Records lines of a file in the present transaction, as {@link #recordFirst(Mode, StatementLine)}, each in its place where that is
     * known.
     *
     * @return those that were recorded now: not those whose bank's reference was recorded before
     */
    @SuppressWarnings("unchecked")
    public Set<UUID> recordFirst(UUID file, List<Origin> origins) {
        List<Place> places = origins.stream()
                .map(origin -> origin.place() == null ? Place.TO_BE_APPLIED : origin.place())
                .toList();
        List<UUID> recorded = getEntityManager()
                .createNativeQuery("""
                        insert into bank_line (id, mode, position, direction, currency, amount_minor, payer_holder,
                            payer_number, remark, payout, booked_at, state, kind, account, reference, name, bank_code,
                            sub_account, end_to_end, batch, return_reason, reason, back_at, centre)
                        select l.id, f.mode, l.line, l.direction, l.currency, l.amount_minor,
                            case l.direction when 'CREDIT' then o.holder end,
                            case l.direction when 'CREDIT' then coalesce(l.number, '?') end, l.remark,
                            o.payout, l.booked_at, o.state, l.kind, l.account, l.reference, l.name,
                            l.bank_code, l.sub_account, l.end_to_end, l.batch, l.return_reason, o.reason,
                            cast(o.back_at as timestamptz), o.keepers
                        from unnest(:lines, :holders, :orders, :states, :reasons, :backs, :keepers)
                            as o (line, holder, payout, state, reason, back_at, keepers)
                        join bank_file_line l on l.file = :file and l.line = o.line
                        join bank_file f on f.id = l.file
                        order by l.line
                        on conflict do nothing
                        returning id""", UUID.class)
                .setParameter("lines", origins.stream().map(Origin::line).toArray(Integer[]::new))
                .setParameter("holders", origins.stream().map(Origin::holder).toArray(String[]::new))
                .setParameter("orders", origins.stream().map(Origin::order).toArray(UUID[]::new))
                .setParameter("states", texts(places, place -> place.state().name()))
                .setParameter("reasons", texts(places, Place::reason))
                .setParameter("backs", texts(places, place -> Optional.ofNullable(place.backAt())
                        .map(Instant::toString)
                        .orElse(null)))
                .setParameter("keepers", texts(places, Place::keepers))
                .setParameter("file", file)
                .getResultList();
        return Set.copyOf(recorded);
    }

    private static String[] texts(List<Place> places, Function<Place, String> text) {
        return places.stream().map(text).toArray(String[]::new);
    }

    /** Entries of one file, in its order. */
    public List<BankLine> lock(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : find("id in ?1 order by position", ids)
                        .withLock(LockModeType.PESSIMISTIC_WRITE)
                        .list();
    }

    public Optional<BankLine> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Entries that wait for an operator: of one centre's accounts, or of all where it is null. */
    public List<BankLine> suspended(CentreCode centre, Mode mode, UUID after, int limit) {
        UUID from = after == null ? new UUID(0, 0) : after;
        return (centre == null
                        ? find("mode = ?1 and id > ?2 and state = ?3 order by id", mode, from, BankLine.State.SUSPENDED)
                        : find(
                                "mode = ?1 and id > ?2 and state = ?3 and centre = ?4 order by id",
                                mode,
                                from,
                                BankLine.State.SUSPENDED,
                                centre.value()))
                .page(Page.ofSize(limit))
                .list();
    }

    /** Entries that have waited long enough. */
    public List<UUID> due(Instant now, int limit) {
        return getEntityManager()
                .createQuery(
                        "select l.id from BankLine l where l.state = ?1 and l.backAt <= ?2 order by l.backAt",
                        UUID.class)
                .setParameter(1, BankLine.State.SUSPENDED)
                .setParameter(2, now)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Credits of an account that a reversal may speak of, newest first. */
    public List<BankLine> credits(UUID account, String currency, long minor, int limit) {
        return find(
                        "account = ?1 and direction = ?2 and currency = ?3 and amountMinor = ?4 and state <> ?5"
                                + " and kind = ?6 order by bookedAt desc, id desc",
                        account,
                        BankLine.Direction.CREDIT,
                        currency,
                        minor,
                        BankLine.State.REVERSED,
                        org.ipmarket.settlement.bank.file.FileLine.Kind.PAYMENT)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .page(Page.ofSize(limit))
                .list();
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

    /** Complete as far as the link and every open account's files are. */
    public Cursor cursor(Mode mode) {
        Object[] row = (Object[]) getEntityManager()
                .createNativeQuery("""
                        select coalesce((select position from bank_cursor where mode = :mode), 0),
                            coalesce(least((select complete_until from bank_cursor where mode = :mode),
                                (select min(complete_until) from settlement_account
                                    where mode = :mode and state = 'OPEN')), to_timestamp(0))""")
                .setParameter("mode", mode.wire())
                .getSingleResult();
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
