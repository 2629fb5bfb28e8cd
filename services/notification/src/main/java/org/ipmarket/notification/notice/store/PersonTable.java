package org.ipmarket.notification.notice.store;

import static org.ipmarket.notification.sql.Statements.query;
import static org.ipmarket.notification.sql.Statements.texts;
import static org.ipmarket.notification.sql.Statements.update;
import static org.ipmarket.notification.sql.Statements.uuid;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ipmarket.notification.notice.rule.Channel;
import org.ipmarket.notification.notice.rule.Kind;
import org.ipmarket.notification.notice.rule.Language;
import org.ipmarket.notification.notice.rule.Person;
import org.ipmarket.notification.sql.Statements.Texts;
import org.ipmarket.notification.sql.Statements.Uuids;

/** SQL of logins and how they want to be told. */
public final class PersonTable {
    private static final String SELECT = "select subject, participant, mode, link_key, language, mail, mail_confirmed,"
            + " wanted, without_kinds, version from notice_person where ";

    private PersonTable() {}

    public static Optional<KnownPerson> find(Connection connection, String subject) throws SQLException {
        return one(connection, "subject = ?", subject);
    }

    /** Locked until the transaction ends. */
    public static Optional<KnownPerson> findLocked(Connection connection, String subject) throws SQLException {
        return one(connection, "subject = ? for update", subject);
    }

    /** Locked until the transaction ends. */
    public static Optional<KnownPerson> findLockedByLink(Connection connection, UUID linkKey) throws SQLException {
        return one(connection, "link_key = ? for update", linkKey);
    }

    public static Optional<KnownPerson> findByLink(Connection connection, UUID linkKey) throws SQLException {
        return one(connection, "link_key = ?", linkKey);
    }

    private static Optional<KnownPerson> one(Connection connection, String where, Object value) throws SQLException {
        return query(connection, PersonTable::read, SELECT + where, value).stream()
                .findFirst();
    }

    /** The logins of these participants, in one mode. */
    public static List<KnownPerson> of(Connection connection, Collection<UUID> participants, String mode)
            throws SQLException {
        return query(
                connection,
                PersonTable::read,
                SELECT + "participant = any(?) and mode = ? order by subject",
                new Uuids(participants),
                mode);
    }

    /** @return false where somebody else has made it at the same time */
    public static boolean insert(Connection connection, KnownPerson known, Instant now) throws SQLException {
        Person person = known.person();
        return update(
                        connection,
                        "insert into notice_person (subject, participant, mode, link_key, language, mail,"
                                + " mail_confirmed, wanted, without_kinds, version, created_at, changed_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                        person.subject(),
                        known.participant(),
                        known.mode(),
                        known.linkKey(),
                        person.language().name(),
                        person.mail(),
                        person.mailConfirmed(),
                        names(person.wanted()),
                        names(person.without()),
                        known.version(),
                        now,
                        now)
                == 1;
    }

    public static void change(Connection connection, KnownPerson known, Instant now) throws SQLException {
        Person person = known.person();
        update(
                connection,
                "update notice_person set participant = ?, mode = ?, language = ?, mail = ?, mail_confirmed = ?,"
                        + " wanted = ?, without_kinds = ?, version = ?, changed_at = ? where subject = ?",
                known.participant(),
                known.mode(),
                person.language().name(),
                person.mail(),
                person.mailConfirmed(),
                names(person.wanted()),
                names(person.without()),
                known.version(),
                now,
                person.subject());
    }

    private static Texts names(Set<? extends Enum<?>> values) {
        return new Texts(values.stream().map(Enum::name).toList());
    }

    private static KnownPerson read(ResultSet row) throws SQLException {
        return new KnownPerson(
                new Person(
                        row.getString("subject"),
                        Language.valueOf(row.getString("language")),
                        row.getString("mail"),
                        row.getBoolean("mail_confirmed"),
                        texts(row, "wanted").stream().map(Channel::valueOf).collect(Collectors.toSet()),
                        texts(row, "without_kinds").stream().map(Kind::valueOf).collect(Collectors.toSet())),
                uuid(row, "participant"),
                row.getString("mode"),
                uuid(row, "link_key"),
                row.getLong("version"));
    }
}
