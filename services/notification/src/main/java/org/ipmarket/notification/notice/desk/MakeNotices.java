package org.ipmarket.notification.notice.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ipmarket.chassis.inbox.EventHeader;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.event.MarketEvent;
import org.ipmarket.messages.id.Id;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.notification.notice.NoticeConfig;
import org.ipmarket.notification.notice.rule.Audience;
import org.ipmarket.notification.notice.rule.Draft;
import org.ipmarket.notification.notice.rule.Kind;
import org.ipmarket.notification.notice.rule.NoticesOf;
import org.ipmarket.notification.notice.store.DeliveryTable;
import org.ipmarket.notification.notice.store.DueTable;
import org.ipmarket.notification.notice.store.KnownLot;
import org.ipmarket.notification.notice.store.KnownPerson;
import org.ipmarket.notification.notice.store.Notice;
import org.ipmarket.notification.notice.store.NoticeTable;
import org.ipmarket.notification.notice.store.PersonTable;
import org.ipmarket.notification.notice.store.ReadModels;
import org.ipmarket.notification.sql.Database;

/** Makes the notices of an event, and those that are due, each once, with a delivery for every person and channel. */
@ApplicationScoped
public class MakeNotices {
    private static final int DUE_AT_ONCE = 20;

    private final Database database;
    private final PlanDeliveries plan;
    private final LearnFacts facts;
    private final Event<NoticesMade> made;
    private final MarketClock clock;

    MakeNotices(
            Database database, PlanDeliveries plan, Event<NoticesMade> made, MarketClock clock, NoticeConfig config) {
        this.database = database;
        this.plan = plan;
        this.facts = new LearnFacts(config.openingSoon());
        this.made = made;
        this.clock = clock;
    }

    /** In the transaction that takes the event from the inbox. */
    public void of(MarketEvent event, EventHeader header) {
        database.call(connection -> {
            facts.before(connection, event);
            for (Draft draft : NoticesOf.event(event)) {
                make(connection, draft, event.mode().wire(), "event:" + header.id());
            }
            facts.after(connection, event);
            return null;
        });
    }

    /** Makes what is due, a part of it in a transaction of its own. @return whether there may be more */
    public boolean ofWhatIsDue() {
        return database.callInNew(connection -> {
            Instant now = clock.now();
            List<DueTable.Due> due = DueTable.take(connection, now, DUE_AT_ONCE);
            for (DueTable.Due each : due) {
                if (each.until().isAfter(now)) {
                    make(connection, openingSoon(each), each.mode(), "due:" + each.lot() + "@" + each.until());
                }
            }
            return due.size() == DUE_AT_ONCE;
        });
    }

    private Draft openingSoon(DueTable.Due due) {
        return new Draft(
                due.kind(),
                null,
                Audience.Bidders.all(new LotId(due.lot())),
                due.lot(),
                null,
                Set.of(due.centre()),
                Map.of("opensAt", due.until().toString()),
                due.dueAt());
    }

    private void make(Connection connection, Draft draft, String mode, String cause) throws SQLException {
        Collection<UUID> participants = audience(connection, draft.audience());
        if (participants.isEmpty()) {
            return;
        }
        Instant now = clock.now();
        if (draft.kind() == Kind.OUTBID) {
            DeliveryTable.supersede(connection, Kind.OUTBID, draft.lot(), participants, now);
            NoticeTable.supersede(connection, Kind.OUTBID, draft.lot(), participants);
        } else if (draft.kind() == Kind.LOT_ENDED || draft.kind() == Kind.LOT_CANCELLED) {
            DeliveryTable.supersede(connection, Kind.OUTBID, draft.lot(), null, now);
        }
        List<Notice> notices = NoticeTable.insert(
                connection,
                new Notice(
                        null,
                        mode,
                        null,
                        null,
                        draft.kind(),
                        draft.variant(),
                        draft.lot(),
                        draft.trade(),
                        draft.centres(),
                        draft.facts(),
                        cause,
                        draft.at(),
                        now),
                participants);
        Map<UUID, List<KnownPerson>> persons = PersonTable.of(connection, participants, mode).stream()
                .collect(Collectors.groupingBy(KnownPerson::participant));
        plan.of(connection, notices, persons, now);
        made.fire(new NoticesMade(notices.size()));
    }

    private static Collection<UUID> audience(Connection connection, Audience audience) throws SQLException {
        return switch (audience) {
            case Audience.Named named ->
                named.participants().stream().map(Id::value).toList();
            case Audience.Bidders bidders ->
                ReadModels.bidders(
                        connection,
                        bidders.lot().value(),
                        bidders.without().stream().map(Id::value).toList());
            case Audience.Seller seller ->
                ReadModels.lot(connection, seller.lot().value()).map(KnownLot::seller).stream()
                        .toList();
            case Audience.Sides sides ->
                Set.copyOf(ReadModels.sides(connection, sides.trade().value()));
        };
    }
}
