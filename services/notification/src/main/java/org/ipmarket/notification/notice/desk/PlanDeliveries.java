package org.ipmarket.notification.notice.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.notification.notice.NoticeConfig;
import org.ipmarket.notification.notice.channel.Channels;
import org.ipmarket.notification.notice.rule.Channel;
import org.ipmarket.notification.notice.rule.Kind;
import org.ipmarket.notification.notice.rule.Person;
import org.ipmarket.notification.notice.rule.Verdict;
import org.ipmarket.notification.notice.store.Delivery;
import org.ipmarket.notification.notice.store.DeliveryTable;
import org.ipmarket.notification.notice.store.KnownPerson;
import org.ipmarket.notification.notice.store.Notice;

/** Writes down for each notice who is sent it by which channel and when, and who is not and why. */
@ApplicationScoped
class PlanDeliveries {
    private final Channels channels;
    private final NoticeConfig config;

    PlanDeliveries(Channels channels, NoticeConfig config) {
        this.channels = channels;
        this.config = config;
    }

    /** @param notices of one draft, so of one kind and lot */
    void of(Connection connection, List<Notice> notices, Map<UUID, List<KnownPerson>> persons, Instant now)
            throws SQLException {
        if (notices.isEmpty()) {
            return;
        }
        Notice first = notices.getFirst();
        boolean past = first.happenedAt().isBefore(now.minus(config.past()));
        Map<String, Instant> lastSent = first.kind() == Kind.OUTBID
                ? DeliveryTable.lastSent(
                        connection,
                        Kind.OUTBID,
                        first.lot(),
                        notices.stream().map(Notice::participant).toList(),
                        now.minus(config.outbidQuiet()))
                : Map.of();
        List<Delivery> deliveries = new ArrayList<>();
        for (Notice notice : notices) {
            List<KnownPerson> told = persons.getOrDefault(notice.participant(), List.of());
            if (told.isEmpty()) {
                deliveries.add(delivery(notice, null, Channel.MAIL, Verdict.NO_ADDRESS, now, now));
            }
            for (KnownPerson each : told) {
                Person person = each.person();
                Instant last = lastSent.get(person.subject());
                Instant dueAt = last == null ? now : last.plus(config.outbidQuiet());
                for (Channel channel : channelsFor(person)) {
                    Verdict verdict = Verdict.of(notice.kind(), person, channel, channels.has(channel), past);
                    deliveries.add(delivery(notice, person, channel, verdict, dueAt, now));
                }
            }
        }
        DeliveryTable.insert(connection, deliveries);
    }

    /** Mail always, so that it is seen why none was sent. */
    private static Set<Channel> channelsFor(Person person) {
        Set<Channel> all = EnumSet.of(Channel.MAIL);
        all.addAll(person.wanted());
        return all;
    }

    private static Delivery delivery(
            Notice notice, Person person, Channel channel, Verdict verdict, Instant dueAt, Instant now) {
        boolean send = verdict == Verdict.SEND;
        return new Delivery(
                Ids.next(),
                notice.id(),
                person == null ? null : person.subject(),
                channel,
                send ? Delivery.State.PENDING : Delivery.State.SKIPPED,
                send ? null : verdict.name(),
                send ? person.mail() : null,
                send ? person.language() : null,
                0,
                dueAt.isBefore(now) ? now : dueAt,
                now,
                send ? null : now);
    }
}
