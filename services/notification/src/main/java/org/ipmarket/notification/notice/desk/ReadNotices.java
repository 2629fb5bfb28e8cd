package org.ipmarket.notification.notice.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.notification.notice.rule.Kind;
import org.ipmarket.notification.notice.rule.Language;
import org.ipmarket.notification.notice.store.Delivery;
import org.ipmarket.notification.notice.store.DeliveryTable;
import org.ipmarket.notification.notice.store.KnownLot;
import org.ipmarket.notification.notice.store.Notice;
import org.ipmarket.notification.notice.store.NoticeTable;
import org.ipmarket.notification.notice.store.PersonTable;
import org.ipmarket.notification.notice.store.ReadModels;
import org.ipmarket.notification.notice.store.ReadTable;
import org.ipmarket.notification.notice.store.ReadTable.Reader;
import org.ipmarket.notification.notice.store.ReadTable.Seen;
import org.ipmarket.notification.notice.text.Rendered;
import org.ipmarket.notification.sql.Database;

/** The notices of a participant, as one of its logins reads them; and for a centre's managers what was sent. Others' do not exist. */
@ApplicationScoped
public class ReadNotices {
    /** Unread ones are counted no further. */
    public static final int MOST_UNREAD = 999;

    private final Database database;
    private final WriteNotice write;
    private final MarketClock clock;

    ReadNotices(Database database, WriteNotice write, MarketClock clock) {
        this.database = database;
        this.write = write;
        this.clock = clock;
    }

    /** A notice in its reader's words. */
    public record Shown(Seen seen, Rendered rendered, Language language) {}

    /** A delivery with its attempts. @param own whether it is to the login that asks */
    public record Proof(Delivery delivery, List<Delivery.Attempt> attempts, boolean own) {}

    /** A notice and what became of it. */
    public record Sent(Notice notice, List<Proof> proofs) {}

    /** In which language a login reads: as its preferences say, else as its request does. */
    public Language language(Caller caller, Language usual) {
        return database.call(connection -> PersonTable.find(connection, caller.subject()))
                .map(known -> known.person().language())
                .orElse(usual);
    }

    /** The newest first. @param kind null for all */
    public List<Shown> list(Caller caller, Language language, boolean unread, Kind kind, UUID before, int limit) {
        Reader reader = reader(caller);
        return database.call(connection ->
                show(connection, ReadTable.list(connection, reader, unread, kind, before, limit), language));
    }

    public Shown get(Caller caller, Language language, UUID id) {
        Reader reader = reader(caller);
        return database.call(connection -> show(connection, ReadTable.find(connection, reader, id), language).stream()
                        .findFirst())
                .orElseThrow(() -> Problems.notFound("notice", id));
    }

    /** Counted no further than one more than {@link #MOST_UNREAD}. */
    public int unread(Caller caller) {
        Reader reader = reader(caller);
        return database.call(connection -> ReadTable.unread(connection, reader, MOST_UNREAD + 1));
    }

    /** The login has read it; of the participant's others each for itself. */
    public void read(Caller caller, UUID id) {
        Reader reader = reader(caller);
        database.callInNew(connection -> {
            if (ReadTable.find(connection, reader, id).isEmpty()) {
                throw Problems.notFound("notice", id);
            }
            ReadTable.read(connection, reader.subject(), id, clock.now());
            return null;
        });
    }

    /** The login has read everything up to that one. */
    public void readUpTo(Caller caller, UUID id) {
        Reader reader = reader(caller);
        database.callInNew(connection -> {
            if (ReadTable.find(connection, reader, id).isEmpty()) {
                throw Problems.unprocessable("unknown-notice", "upTo", "upTo must name one of your notices.");
            }
            ReadTable.readUpTo(connection, reader.subject(), id, clock.now());
            return null;
        });
    }

    /** For its participant and the managers of the centres concerned. */
    public List<Proof> proofs(Caller caller, UUID id) {
        return database.call(connection -> {
            Notice notice = NoticeTable.find(connection, id)
                    .filter(each -> mayProve(caller, each))
                    .orElseThrow(() -> Problems.notFound("notice", id));
            return proofs(connection, caller, List.of(notice)).getOrDefault(id, List.of());
        });
    }

    /** What was sent about a centre's lots and trades, the newest first. @param participant null for all @param lot null for all */
    public List<Sent> ofCentre(Caller caller, UUID participant, UUID lot, UUID before, int limit) {
        if (caller.centre() == null) {
            throw Problems.forbidden("This call is for the managers of a centre.");
        }
        caller.requireAny(Role.MANAGER, Role.CENTRE_SYSTEM);
        return database.call(connection -> {
            List<Notice> notices = NoticeTable.ofCentre(
                    connection, caller.centre().value(), caller.mode().wire(), participant, lot, before, limit);
            Map<UUID, List<Proof>> proofs = proofs(connection, caller, notices);
            return notices.stream()
                    .map(notice -> new Sent(notice, proofs.getOrDefault(notice.id(), List.of())))
                    .toList();
        });
    }

    private static boolean mayProve(Caller caller, Notice notice) {
        if (!notice.mode().equals(caller.mode().wire())) {
            return false;
        }
        ParticipantId participant = caller.actsFor();
        boolean own = participant != null
                && participant.value().equals(notice.participant())
                && (notice.person() == null || notice.person().equals(caller.subject()));
        boolean manages = caller.centre() != null
                && notice.centres().contains(caller.centre().value())
                && (caller.has(Role.MANAGER) || caller.has(Role.CENTRE_SYSTEM));
        return own || manages;
    }

    private static Reader reader(Caller caller) {
        if (caller.actsFor() == null) {
            throw Problems.forbidden("Notices are for the users of a participant; the token names none.");
        }
        return new Reader(
                caller.subject(), caller.actsFor().value(), caller.mode().wire());
    }

    private List<Shown> show(Connection connection, List<Seen> seen, Language language) throws SQLException {
        List<UUID> ids = seen.stream()
                .map(each -> each.notice().lot())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<UUID, KnownLot> lots = ids.isEmpty()
                ? Map.of()
                : ReadModels.lots(connection, ids).stream()
                        .collect(Collectors.toMap(KnownLot::lot, Function.identity()));
        return seen.stream()
                .map(each -> new Shown(
                        each,
                        write.write(
                                each.notice(),
                                Optional.ofNullable(each.notice().lot())
                                        .map(lots::get)
                                        .orElse(null),
                                language),
                        language))
                .toList();
    }

    private static Map<UUID, List<Proof>> proofs(Connection connection, Caller caller, List<Notice> notices)
            throws SQLException {
        if (notices.isEmpty()) {
            return Map.of();
        }
        Map<UUID, List<Proof>> proofs = new HashMap<>();
        for (Delivery delivery :
                DeliveryTable.of(connection, notices.stream().map(Notice::id).toList())) {
            List<Delivery.Attempt> attempts =
                    delivery.attempts() == 0 ? List.of() : DeliveryTable.attempts(connection, delivery.id());
            proofs.computeIfAbsent(delivery.notice(), _ -> new java.util.ArrayList<>())
                    .add(new Proof(delivery, attempts, caller.subject().equals(delivery.person())));
        }
        return proofs;
    }
}
