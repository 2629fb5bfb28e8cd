package org.ipmarket.notification.notice.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.notification.notice.link.SignedLinks;
import org.ipmarket.notification.notice.rule.Kind;
import org.ipmarket.notification.notice.rule.Person;
import org.ipmarket.notification.notice.store.DeliveryTable;
import org.ipmarket.notification.notice.store.KnownPerson;
import org.ipmarket.notification.notice.store.PersonTable;
import org.ipmarket.notification.sql.Database;

/** What the links in mails do, without a login: who has the link has had the mail. */
@ApplicationScoped
public class FollowLinks {
    private static final String AGGREGATE = "notice-preferences";

    private final Database database;
    private final SignedLinks links;
    private final Audit audit;
    private final MarketClock clock;

    FollowLinks(Database database, SignedLinks links, Audit audit, MarketClock clock) {
        this.database = database;
        this.links = links;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whose link it is, and for which kind. */
    public record Unsubscribing(Person person, Kind kind) {}

    /** What the link would do; 404 where it is none of ours. */
    public Unsubscribing look(String token) {
        SignedLinks.Unsubscription link = unsubscription(token);
        KnownPerson known = database.call(connection -> PersonTable.findByLink(connection, link.reader()))
                .orElseThrow(FollowLinks::noSuchLink);
        return new Unsubscribing(known.person(), link.kind());
    }

    /** No mails of the link's kind any more, those that wait included. Again is as once. 409 for a kind that became obligatory since. */
    public Unsubscribing unsubscribe(String token) {
        SignedLinks.Unsubscription link = unsubscription(token);
        if (link.kind().isObligatory()) {
            throw Problems.conflict(
                    "notice-obligatory",
                    "Mails of the kind " + link.kind() + " cannot be unsubscribed from.",
                    Map.of("kind", link.kind(), "source", link.kind().duty().source()));
        }
        return database.callInNew(connection -> {
            KnownPerson known =
                    PersonTable.findLockedByLink(connection, link.reader()).orElseThrow(FollowLinks::noSuchLink);
            Person before = known.person();
            if (!before.without().contains(link.kind())) {
                Set<Kind> without = EnumSet.of(link.kind());
                without.addAll(before.without());
                Person after = new Person(
                        before.subject(),
                        before.language(),
                        before.mail(),
                        before.mailConfirmed(),
                        before.wanted(),
                        without);
                keep(connection, known, after, "notices.unsubscribe");
                DeliveryTable.unsubscribe(connection, before.subject(), link.kind(), clock.now());
            }
            return new Unsubscribing(before, link.kind());
        });
    }

    /** Whose address the link confirms; 404 where it is none of ours, or the address was changed since; 410 where it is too late. */
    public Person lookAtAddress(String token) {
        SignedLinks.Confirmation link = confirmation(token);
        return database.call(connection -> PersonTable.findByLink(connection, link.reader()))
                .map(KnownPerson::person)
                .filter(person -> isOf(link, person))
                .orElseThrow(FollowLinks::noSuchLink);
    }

    /** The address is the person's from now on. Again is as once. */
    public Person confirm(String token) {
        SignedLinks.Confirmation link = confirmation(token);
        return database.callInNew(connection -> {
            KnownPerson known = PersonTable.findLockedByLink(connection, link.reader())
                    .filter(each -> isOf(link, each.person()))
                    .orElseThrow(FollowLinks::noSuchLink);
            Person before = known.person();
            if (!before.mailConfirmed()) {
                Person after = new Person(
                        before.subject(), before.language(), before.mail(), true, before.wanted(), before.without());
                keep(connection, known, after, "notices.address.confirm");
            }
            return before;
        });
    }

    private void keep(java.sql.Connection connection, KnownPerson known, Person after, String action)
            throws java.sql.SQLException {
        PersonTable.change(
                connection,
                new KnownPerson(after, known.participant(), known.mode(), known.linkKey(), known.version() + 1),
                clock.now());
        audit.recordBySystem(
                "link", KeepPreferences.mode(known), action, AGGREGATE, after.subject(), known.person(), after);
    }

    private static boolean isOf(SignedLinks.Confirmation link, Person person) {
        return person.mail() != null && SignedLinks.digest(person.mail()).equals(link.address());
    }

    private SignedLinks.Unsubscription unsubscription(String token) {
        return links.readUnsubscription(token).orElseThrow(FollowLinks::noSuchLink);
    }

    private SignedLinks.Confirmation confirmation(String token) {
        Optional<SignedLinks.Confirmation> link = links.readConfirmation(token);
        if (link.isPresent() && link.get().until().isBefore(clock.now())) {
            throw Problems.gone("link-expired", "The link was good for a while; give the address again.", Map.of());
        }
        return link.orElseThrow(FollowLinks::noSuchLink);
    }

    private static RuntimeException noSuchLink() {
        return Problems.notFound("link", "of this address");
    }
}
