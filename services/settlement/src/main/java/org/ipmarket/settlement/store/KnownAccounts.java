package org.ipmarket.settlement.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.settlement.bank.match.PayerName;

/**
 * Accounts at banks and in whose name they are. Names live here and on the statements' lines; the ledger has ids alone.
 */
@ApplicationScoped
public class KnownAccounts {
    private final EntityManager entities;

    KnownAccounts(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * An account.
     *
     * @param holder null where nobody has said
     * @param state {@code SEEN}, {@code PROPOSED}, {@code CONFIRMED} or {@code CLOSED}
     */
    public record Known(
            UUID id,
            Mode mode,
            String number,
            String name,
            String bank,
            String bankCode,
            String holder,
            String state,
            String evidence,
            String proposedBy,
            String proposedSubject,
            String confirmedBy,
            Instant at) {}

    private static final String COLUMNS = "id, mode, number, name, bank, bank_code, holder, state, evidence,"
            + " proposed_by, proposed_subject, confirmed_by, at";

    /** Keeps an account that stands on a statement; gives its id, which says nothing of whose it is. */
    public UUID see(Mode mode, String number, String name, String bankCode, Instant at) {
        entities.createNativeQuery(
                        "insert into bank_known_account (id, mode, number, name, name_key, bank_code, state, at)"
                                + " values (:id, :mode, :number, :name, :key, :code, 'SEEN', :at) on conflict do nothing")
                .setParameter("id", Ids.next())
                .setParameter("mode", mode.wire())
                .setParameter("number", number)
                .setParameter("name", name)
                .setParameter("key", PayerName.key(name))
                .setParameter("code", bankCode)
                .setParameter("at", at)
                .executeUpdate();
        return (UUID) entities.createNativeQuery(
                        "select id from bank_known_account where mode = :mode and number = :number and name_key = :key",
                        UUID.class)
                .setParameter("mode", mode.wire())
                .setParameter("number", number)
                .setParameter("key", PayerName.key(name))
                .getSingleResult();
    }

    /** The participants and centres whose confirmed name this is; one alone where the account is one of theirs. */
    @SuppressWarnings("unchecked")
    public Set<String> holders(Mode mode, String number, String name) {
        List<Object[]> rows = entities.createNativeQuery("select holder, number from bank_known_account"
                        + " where mode = :mode and name_key = :key and name_key <> '' and state = 'CONFIRMED'")
                .setParameter("mode", mode.wire())
                .setParameter("key", PayerName.key(name))
                .getResultList();
        Set<String> ofName = new TreeSet<>();
        Set<String> ofAccount = new TreeSet<>();
        for (Object[] row : rows) {
            ofName.add((String) row[0]);
            if (row[1].equals(number)) {
                ofAccount.add((String) row[0]);
            }
        }
        return ofAccount.size() == 1 ? ofAccount : ofName;
    }

    /** The confirmed account of a holder, the newest where there are several. */
    public Optional<String> numberOf(Mode mode, String holder) {
        return rows("mode = :a and holder = :b and state = 'CONFIRMED' order by at desc limit 1", mode.wire(), holder)
                .stream()
                .findFirst()
                .map(Known::number);
    }

    /** What is known of an account number: confirmed first. */
    public Optional<Known> ofNumber(Mode mode, String number) {
        return rows(
                        "mode = :a and number = :b and state <> 'CLOSED'"
                                + " order by (state = 'CONFIRMED') desc, at desc limit 1",
                        mode.wire(),
                        number)
                .stream()
                .findFirst();
    }

    public Optional<Known> find(Mode mode, UUID id) {
        return rows("mode = :a and id = cast(:b as uuid) for update", mode.wire(), id.toString()).stream()
                .findFirst();
    }

    public List<Known> pageOf(Mode mode, UUID after, int limit) {
        return rows(
                "mode = :a and id > cast(:b as uuid) order by id limit " + limit,
                mode.wire(),
                (after == null ? new UUID(0, 0) : after).toString());
    }

    /** A first person says whose account it is. */
    public Known propose(
            Mode mode,
            String holder,
            String number,
            String name,
            String bank,
            String bankCode,
            String evidence,
            String by,
            String subject,
            Instant at) {
        UUID id = see(mode, number, name, bankCode, at);
        entities.createNativeQuery("update bank_known_account set holder = :holder, bank = :bank,"
                        + " bank_code = coalesce(:code, bank_code), evidence = :evidence, proposed_by = :by,"
                        + " proposed_subject = :subject, state = 'PROPOSED', confirmed_by = null, at = :at"
                        + " where id = :id and state <> 'CONFIRMED'")
                .setParameter("holder", holder)
                .setParameter("bank", bank)
                .setParameter("code", bankCode)
                .setParameter("evidence", evidence)
                .setParameter("by", by)
                .setParameter("subject", subject)
                .setParameter("at", at)
                .setParameter("id", id)
                .executeUpdate();
        return find(mode, id).orElseThrow();
    }

    /** A second person has checked it. */
    public Known confirm(Known proposed, String by, Instant at) {
        entities.createNativeQuery("update bank_known_account set state = 'CONFIRMED', confirmed_by = :by, at = :at"
                        + " where id = :id and state = 'PROPOSED'")
                .setParameter("by", by)
                .setParameter("at", at)
                .setParameter("id", proposed.id())
                .executeUpdate();
        return find(proposed.mode(), proposed.id()).orElseThrow();
    }

    /** The reference of the deposit or trade for which a bank gave out the sub-account. */
    public Optional<String> referenceOfSubAccount(Mode mode, String number) {
        return entities.createNativeQuery(
                        "select reference from bank_sub_account where mode = :mode and number = :number", String.class)
                .setParameter("mode", mode.wire())
                .setParameter("number", number)
                .getResultStream()
                .map(String.class::cast)
                .findFirst();
    }

    /** False where the sub-account was given out before. */
    public boolean addSubAccount(Mode mode, String number, String reference, String by) {
        return entities.createNativeQuery("insert into bank_sub_account (mode, number, reference, added_by)"
                                + " values (:mode, :number, :reference, :by) on conflict do nothing")
                        .setParameter("mode", mode.wire())
                        .setParameter("number", number)
                        .setParameter("reference", reference)
                        .setParameter("by", by)
                        .executeUpdate()
                == 1;
    }

    @SuppressWarnings("unchecked")
    private List<Known> rows(String where, String a, String b) {
        List<Object[]> rows = entities.createNativeQuery(
                        "select " + COLUMNS + " from bank_known_account where " + where)
                .setParameter("a", a)
                .setParameter("b", b)
                .getResultList();
        return rows.stream()
                .map(row -> new Known(
                        (UUID) row[0],
                        Mode.fromString((String) row[1]),
                        (String) row[2],
                        (String) row[3],
                        (String) row[4],
                        (String) row[5],
                        (String) row[6],
                        (String) row[7],
                        (String) row[8],
                        (String) row[9],
                        (String) row[10],
                        (String) row[11],
                        (Instant) row[12]))
                .toList();
    }
}
