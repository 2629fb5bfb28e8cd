package org.ipmarket.settlement.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /** An account as a statement names it. */
    public record Seen(String number, String name, String bankCode) {
        private String key() {
            return PayerName.key(name);
        }
    }

    /** Whose confirmed names and accounts payers have, read once for many entries. */
    public static final class Payers {
        private final Map<String, List<Object[]>> byName;

        private Payers(Map<String, List<Object[]>> byName) {
            this.byName = byName;
        }

        /** The participants and centres whose confirmed name this is; one alone where the account is one of theirs. */
        public Set<String> holders(String number, String name) {
            Set<String> ofName = new TreeSet<>();
            Set<String> ofAccount = new TreeSet<>();
            for (Object[] row : byName.getOrDefault(PayerName.key(name), List.of())) {
                ofName.add((String) row[1]);
                if (row[2].equals(number)) {
                    ofAccount.add((String) row[1]);
                }
            }
            return ofAccount.size() == 1 ? ofAccount : ofName;
        }
    }

    /** For what a bank gave out sub-accounts, read once for many entries. */
    public static final class SubAccounts {
        private final Map<String, String> references;

        private SubAccounts(Map<String, String> references) {
            this.references = references;
        }

        /** The reference of the deposit or trade; null where there is none, or no such account. */
        public String reference(String number) {
            return number == null ? null : references.get(number);
        }
    }

    /** Keeps accounts that stand on a statement; gives the id of each, which says nothing of whose it is. */
    @SuppressWarnings("unchecked")
    public Map<Seen, UUID> see(Mode mode, Collection<Seen> accounts, Instant at) {
        // always in the same order: who keeps the same ones at the same time waits, and never both
        List<Seen> seen = accounts.stream()
                .distinct()
                .sorted(Comparator.comparing(Seen::number).thenComparing(Seen::key))
                .toList();
        if (seen.isEmpty()) {
            return Map.of();
        }
        String[] numbers = seen.stream().map(Seen::number).toArray(String[]::new);
        String[] keys = seen.stream().map(Seen::key).toArray(String[]::new);
        entities.createNativeQuery(
                        "insert into bank_known_account (id, mode, number, name, name_key, bank_code, state, at)"
                                + " select s.id, :mode, s.number, s.name, s.key, s.code, 'SEEN', :at from unnest(:ids, :numbers,"
                                + " :names, :keys, :codes) as s (id, number, name, key, code) on conflict do nothing")
                .setParameter("ids", seen.stream().map(each -> Ids.next()).toArray(UUID[]::new))
                .setParameter("mode", mode.wire())
                .setParameter("numbers", numbers)
                .setParameter("names", seen.stream().map(Seen::name).toArray(String[]::new))
                .setParameter("keys", keys)
                .setParameter("codes", seen.stream().map(Seen::bankCode).toArray(String[]::new))
                .setParameter("at", at)
                .executeUpdate();
        List<Object[]> rows = entities.createNativeQuery(
                        "select k.number, k.name_key, k.id from bank_known_account k join"
                                + " unnest(:numbers, :keys) as s (number, key) on k.number = s.number and k.name_key = s.key"
                                + " where k.mode = :mode")
                .setParameter("numbers", numbers)
                .setParameter("keys", keys)
                .setParameter("mode", mode.wire())
                .getResultList();
        Map<List<Object>, UUID> ids = new HashMap<>();
        rows.forEach(row -> ids.put(List.of(row[0], row[1]), (UUID) row[2]));
        Map<Seen, UUID> kept = new HashMap<>();
        seen.forEach(each -> kept.put(each, ids.get(List.of(each.number(), each.key()))));
        return kept;
    }

    /** What is confirmed of payers' names; names that a bank does not report are passed over. */
    @SuppressWarnings("unchecked")
    public Payers payers(Mode mode, Collection<String> names) {
        String[] keys = names.stream()
                .map(PayerName::key)
                .filter(key -> !key.isEmpty())
                .distinct()
                .toArray(String[]::new);
        if (keys.length == 0) {
            return new Payers(Map.of());
        }
        List<Object[]> rows = entities.createNativeQuery("select name_key, holder, number from bank_known_account"
                        + " where mode = :mode and name_key = any(:keys) and state = 'CONFIRMED'")
                .setParameter("mode", mode.wire())
                .setParameter("keys", keys)
                .getResultList();
        return new Payers(rows.stream().collect(Collectors.groupingBy(row -> (String) row[0])));
    }

    /** The confirmed account of a holder, the newest where there are several. */
    public Optional<String> numberOf(Mode mode, String holder) {
        return rows("mode = :a and holder = :b and state = 'CONFIRMED' order by at desc limit 1", mode.wire(), holder)
                .stream()
                .findFirst()
                .map(Known::number);
    }

    /** What is known of account numbers, by number: what is confirmed goes before what is not, the newest before the older. */
    @SuppressWarnings("unchecked")
    public Map<String, Known> ofNumbers(Mode mode, Collection<String> numbers) {
        List<Object[]> rows = entities.createNativeQuery("select distinct on (number) " + COLUMNS
                        + " from bank_known_account where mode = :mode and number = any(:numbers) and state <> 'CLOSED'"
                        + " order by number, (state = 'CONFIRMED') desc, at desc, id")
                .setParameter("mode", mode.wire())
                .setParameter("numbers", numbers.stream().distinct().toArray(String[]::new))
                .getResultList();
        return rows.stream().map(KnownAccounts::known).collect(Collectors.toMap(Known::number, Function.identity()));
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
        Seen seen = new Seen(number, name, bankCode);
        UUID id = see(mode, List.of(seen), at).get(seen);
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

    /** For what a bank gave out sub-accounts; numbers that are null are passed over. */
    @SuppressWarnings("unchecked")
    public SubAccounts subAccounts(Mode mode, Collection<String> numbers) {
        String[] wanted = numbers.stream().filter(Objects::nonNull).distinct().toArray(String[]::new);
        if (wanted.length == 0) {
            return new SubAccounts(Map.of());
        }
        List<Object[]> rows = entities.createNativeQuery(
                        "select number, reference from bank_sub_account where mode = :mode and number = any(:numbers)")
                .setParameter("mode", mode.wire())
                .setParameter("numbers", wanted)
                .getResultList();
        return new SubAccounts(rows.stream().collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1])));
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
        return rows.stream().map(KnownAccounts::known).toList();
    }

    private static Known known(Object[] row) {
        return new Known(
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
                (Instant) row[12]);
    }
}
