package org.ipmarket.notification.notice.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.notification.notice.NoticeConfig;
import org.ipmarket.notification.notice.channel.Channels;
import org.ipmarket.notification.notice.rule.Channel;
import org.ipmarket.notification.notice.rule.Kind;
import org.ipmarket.notification.notice.rule.Language;
import org.ipmarket.notification.notice.rule.Person;
import org.ipmarket.notification.notice.store.DeliveryTable;
import org.ipmarket.notification.notice.store.KnownPerson;
import org.ipmarket.notification.notice.store.Notice;
import org.ipmarket.notification.notice.store.NoticeTable;
import org.ipmarket.notification.notice.store.PersonTable;
import org.ipmarket.notification.sql.Database;

/** How a login of a participant wants to be told: read and changed by that login alone. */
@ApplicationScoped
public class KeepPreferences {
    private static final String ACTION = "notices.preferences.change";
    private static final String AGGREGATE = "notice-preferences";
    private static final int LONGEST_MAIL = 254; // RFC 5321 4.5.3.1.3

    private final Database database;
    private final Channels channels;
    private final PlanDeliveries plan;
    private final Event<NoticesMade> made;
    private final Audit audit;
    private final MarketClock clock;
    private final NoticeConfig config;

    KeepPreferences(
            Database database,
            Channels channels,
            PlanDeliveries plan,
            Event<NoticesMade> made,
            Audit audit,
            MarketClock clock,
            NoticeConfig config) {
        this.database = database;
        this.channels = channels;
        this.plan = plan;
        this.made = made;
        this.audit = audit;
        this.clock = clock;
        this.config = config;
    }

    /** What a login asks for. @param mail null for none */
    public record Wish(Language language, String mail, Set<Channel> channels, Set<Kind> unsubscribed) {}

    /** @param version 0 while the login has said nothing */
    public record Kept(Person person, long version) {}

    /** @param usual the language of who has said nothing */
    public Kept get(Caller caller, Language usual) {
        UUID participant = itself(caller);
        return database.call(connection -> PersonTable.find(connection, caller.subject()))
                .map(known -> known.participant().equals(participant)
                        ? new Kept(known.person(), known.version())
                        : new Kept(unknown(caller, known.person().language()), known.version()))
                .orElseGet(() -> new Kept(unknown(caller, usual), 0));
    }

    /** @param seen is given the version that there is, and refuses where the caller saw another */
    public Kept put(Caller caller, Wish wish, LongConsumer seen) {
        UUID participant = itself(caller);
        check(wish);
        return database.callInNew(connection -> {
            Optional<KnownPerson> before = PersonTable.findLocked(connection, caller.subject());
            seen.accept(before.map(KnownPerson::version).orElse(0L));
            KnownPerson after = changed(caller, participant, wish, before);
            if (before.isPresent()) {
                PersonTable.change(connection, after, clock.now());
                stopWhatWaits(connection, before.get().person(), after.person());
            } else if (!PersonTable.insert(connection, after, clock.now())) {
                throw Problems.stale("The preferences were made at the same time; read them again.");
            }
            audit.record(
                    ACTION,
                    AGGREGATE,
                    caller.subject(),
                    before.map(KnownPerson::person).orElse(null),
                    after.person());
            if (after.person().mail() != null && !after.person().mailConfirmed()) {
                askToConfirm(connection, after, isNew(before, after));
            }
            return new Kept(after.person(), after.version());
        });
    }

    /** What a person does not want any more is not sent, although it was made before. */
    private void stopWhatWaits(Connection connection, Person before, Person after) throws SQLException {
        if (!Objects.equals(before.mail(), after.mail())) {
            DeliveryTable.addressChanged(connection, after.subject(), clock.now());
        }
        for (Kind kind : after.without()) {
            if (!before.without().contains(kind)) {
                DeliveryTable.unsubscribe(connection, after.subject(), kind, clock.now());
            }
        }
    }

    private static UUID itself(Caller caller) {
        if (caller.onBehalfOf() != null) {
            throw Problems.forbidden(
                    "Preferences are a person's own; they cannot be read or changed on behalf of another.");
        }
        if (caller.participant() == null) {
            throw Problems.forbidden("Notices are for the users of a participant; the token names none.");
        }
        return caller.participant().value();
    }

    private static Person unknown(Caller caller, Language language) {
        return new Person(caller.subject(), language, null, false, Set.of(Channel.MAIL), Set.of());
    }

    private KnownPerson changed(Caller caller, UUID participant, Wish wish, Optional<KnownPerson> before) {
        boolean confirmed = before.map(KnownPerson::person)
                .filter(person -> person.mailConfirmed() && person.mail().equals(wish.mail()))
                .isPresent();
        return new KnownPerson(
                new Person(
                        caller.subject(),
                        wish.language(),
                        wish.mail(),
                        confirmed,
                        wish.channels(),
                        wish.unsubscribed()),
                participant,
                caller.mode().wire(),
                before.map(KnownPerson::linkKey).orElseGet(UUID::randomUUID),
                before.map(KnownPerson::version).orElse(0L) + 1);
    }

    private static boolean isNew(Optional<KnownPerson> before, KnownPerson after) {
        return before.map(known -> !after.person().mail().equals(known.person().mail()))
                .orElse(true);
    }

    private void check(Wish wish) {
        for (Kind kind : wish.unsubscribed()) {
            if (kind.isObligatory()) {
                throw Problems.unprocessable(
                        "notice-obligatory",
                        "unsubscribed",
                        "Mails of the kind " + kind + " cannot be unsubscribed from. "
                                + kind.duty().why(Language.EN),
                        Map.of("kind", kind, "source", kind.duty().source()));
            }
        }
        for (Channel channel : wish.channels()) {
            if (!channels.has(channel)) {
                throw Problems.unprocessable(
                        "channel-not-configured",
                        "channels",
                        "The market has no channel " + channel + " here.",
                        Map.of(
                                "configured",
                                List.of(Channel.values()).stream()
                                        .filter(channels::has)
                                        .toList()));
            }
        }
        if (wish.mail() != null && !isAddress(wish.mail())) {
            throw Problems.unprocessable(
                    "mail-malformed",
                    "mail",
                    "mail must be one address such as name@example.org, without a name beside it.");
        }
    }

    private static boolean isAddress(String text) {
        try {
            InternetAddress address = new InternetAddress(text, true);
            return text.length() <= LONGEST_MAIL
                    && text.equals(address.getAddress())
                    && text.indexOf('@') > 0
                    && text.chars().allMatch(character -> character > ' ' && character < 127);
        } catch (AddressException e) {
            return false;
        }
    }

    /**
     * So often that nobody makes the market write to another's address again and again. An address that was given before is asked again
     * where no link that is good has gone there, or will.
     */
    private void askToConfirm(Connection connection, KnownPerson known, boolean isNew) throws SQLException {
        Instant now = clock.now();
        String subject = known.person().subject();
        if (!isNew
                && DeliveryTable.isToldSince(
                        connection,
                        known.participant(),
                        subject,
                        Kind.ADDRESS_CONFIRMATION,
                        known.person().mail(),
                        now.minus(config.confirmWithin()))) {
            return;
        }
        int asked = NoticeTable.count(
                connection, known.participant(), subject, Kind.ADDRESS_CONFIRMATION, now.minus(Duration.ofDays(1)));
        if (asked >= config.confirmationsADay()) {
            if (!isNew) {
                return; // what else was changed does not wait for it
            }
            throw Problems.tooMany(
                    "too-many-addresses",
                    "A login may give " + config.confirmationsADay() + " new mail addresses a day.",
                    Duration.ofHours(1).toSeconds());
        }
        List<Notice> notices = NoticeTable.insert(
                connection,
                new Notice(
                        null,
                        known.mode(),
                        null,
                        subject,
                        Kind.ADDRESS_CONFIRMATION,
                        null,
                        null,
                        null,
                        Set.of(),
                        Map.of("mail", known.person().mail()),
                        "preferences:" + subject + "@" + known.version(),
                        now,
                        now),
                List.of(known.participant()));
        plan.of(connection, notices, Map.of(known.participant(), List.of(known)), now);
        made.fire(new NoticesMade(1));
    }

    /** The mode of a login. */
    static Mode mode(KnownPerson known) {
        return Mode.fromString(known.mode());
    }
}
