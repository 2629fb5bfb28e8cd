package org.ipmarket.notification.notice.send;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.notification.notice.NoticeConfig;
import org.ipmarket.notification.notice.channel.Answer;
import org.ipmarket.notification.notice.channel.Channels;
import org.ipmarket.notification.notice.channel.Message;
import org.ipmarket.notification.notice.desk.PublicAddress;
import org.ipmarket.notification.notice.desk.WriteNotice;
import org.ipmarket.notification.notice.rule.Channel;
import org.ipmarket.notification.notice.rule.Kind;
import org.ipmarket.notification.notice.rule.Language;
import org.ipmarket.notification.notice.rule.Verdict;
import org.ipmarket.notification.notice.rule.Waits;
import org.ipmarket.notification.notice.store.Delivery;
import org.ipmarket.notification.notice.store.DeliveryTable;
import org.ipmarket.notification.notice.store.DeliveryTable.Taken;
import org.ipmarket.notification.notice.store.KnownLot;
import org.ipmarket.notification.notice.store.KnownPerson;
import org.ipmarket.notification.notice.store.Notice;
import org.ipmarket.notification.notice.store.NoticeTable;
import org.ipmarket.notification.notice.store.PersonTable;
import org.ipmarket.notification.notice.store.ReadModels;
import org.ipmarket.notification.notice.text.Rendered;
import org.ipmarket.notification.notice.text.Texts;
import org.ipmarket.notification.sql.Database;
import org.jboss.logging.Logger;

/** Sends one message that was taken, and writes down what was answered. No transaction is open while it is sent. */
@ApplicationScoped
class SendDelivery {
    private static final Logger LOG = Logger.getLogger(SendDelivery.class);

    private final Database database;
    private final Channels channels;
    private final WriteNotice write;
    private final PublicAddress address;
    private final Texts texts;
    private final Waits waits;
    private final MarketClock clock;
    private final Duration confirmWithin;

    SendDelivery(
            Database database,
            Channels channels,
            WriteNotice write,
            PublicAddress address,
            Texts texts,
            Waits waits,
            MarketClock clock,
            NoticeConfig config) {
        this.database = database;
        this.channels = channels;
        this.write = write;
        this.address = address;
        this.texts = texts;
        this.waits = waits;
        this.clock = clock;
        this.confirmWithin = config.confirmWithin();
    }

    /** What a message is made of. */
    private record Known(Notice notice, KnownLot lot, KnownPerson person) {}

    void send(Taken taken) {
        Instant began = clock.now();
        Optional<Answer> answer;
        try {
            answer = known(taken).map(known -> handOver(message(taken, known), taken.channel()));
        } catch (RuntimeException e) {
            LOG.warnf(e, "message %s could not be written or sent", taken.id());
            answer = Optional.of(new Answer.Unreachable(
                    "not sent, by a failure within the market: " + e.getClass().getSimpleName()));
        }
        answer.ifPresent(each -> settle(taken, began, each));
    }

    private Answer handOver(Message message, Channel by) {
        return channels.of(by)
                .map(channel -> channel.send(message))
                .orElseGet(() -> new Answer.Unreachable("the channel is not configured any more"));
    }

    /** Empty where it is not to be sent any more, which is written down then. */
    private Optional<Known> known(Taken taken) {
        return database.callInNew(connection -> {
            Optional<Notice> found = NoticeTable.find(connection, taken.notice());
            if (found.isEmpty()) {
                return Optional.empty(); // deleted meanwhile, with its delivery
            }
            Notice notice = found.get();
            KnownPerson person = PersonTable.find(connection, taken.person()).orElseThrow();
            if (NoticeTable.isSuperseded(connection, notice.id())) {
                end(connection, taken, Delivery.State.SUPERSEDED, null);
                return Optional.empty();
            }
            boolean same = person.participant().equals(notice.participant())
                    && person.mode().equals(notice.mode());
            Verdict verdict = Verdict.again(notice.kind(), person.person(), taken.channel(), same, taken.address());
            if (verdict != Verdict.SEND) {
                end(connection, taken, Delivery.State.SKIPPED, verdict.name());
                return Optional.empty();
            }
            KnownLot lot = notice.lot() == null
                    ? null
                    : ReadModels.lot(connection, notice.lot()).orElse(null);
            return Optional.of(new Known(notice, lot, person));
        });
    }

    private Message message(Taken taken, Known known) {
        Notice notice = known.notice();
        Rendered rendered = taken.title() != null ? new Rendered(taken.title(), taken.body()) : written(taken, known);
        boolean obligatory = notice.kind().isObligatory();
        String unsubscribe = obligatory ? null : address.unsubscription(known.person(), notice.kind());
        return new Message(
                taken.id(),
                Mode.fromString(notice.mode()),
                taken.address(),
                taken.language(),
                rendered.title(),
                rendered.text(),
                footer(notice.kind(), taken.language(), unsubscribe),
                unsubscribe);
    }

    private Rendered written(Taken taken, Known known) {
        Map<String, String> more = known.notice().kind() == Kind.ADDRESS_CONFIRMATION
                ? Map.of(
                        "link",
                        address.confirmation(
                                known.person(),
                                taken.address(),
                                known.notice().madeAt().plus(confirmWithin)))
                : Map.of();
        Rendered rendered = write.write(known.notice(), known.lot(), taken.language(), more);
        boolean test = known.notice().mode().equals(Mode.TEST.wire());
        String title = (test ? texts.say("mail.test", taken.language(), Map.of()) : "") + rendered.title();
        database.callInNew(connection -> {
            DeliveryTable.written(connection, taken.id(), title, rendered.text());
            return null;
        });
        return new Rendered(title, rendered.text());
    }

    private String footer(Kind kind, Language language, String unsubscribe) {
        return String.join(
                "\n\n",
                List.of(
                        texts.say("mail.see", language, Map.of("url", address.notices())),
                        unsubscribe == null
                                ? texts.say(
                                        "mail.obligatory",
                                        language,
                                        Map.of("why", kind.duty().why(language)))
                                : texts.say("mail.optional", language, Map.of("url", unsubscribe))));
    }

    private void settle(Taken taken, Instant began, Answer answer) {
        Instant now = clock.now();
        String messageId = answer instanceof Answer.Accepted accepted ? accepted.messageId() : null;
        Delivery.Attempt attempt = new Delivery.Attempt(
                taken.attempts(),
                began,
                (int) Duration.between(began, now).toMillis(),
                outcome(answer),
                messageId,
                KeptAnswer.of(answer.words()));
        database.callInNew(connection -> {
            DeliveryTable.insertAttempt(connection, taken.id(), attempt);
            switch (answer) {
                case Answer.Accepted _ -> end(connection, taken, Delivery.State.SENT, null);
                case Answer.Refused _ -> end(connection, taken, Delivery.State.FAILED, "REFUSED");
                case Answer.Unreachable _ -> {
                    Optional<Duration> wait = waits.after(taken.attempts());
                    if (wait.isPresent()) {
                        DeliveryTable.again(connection, taken.id(), taken.lease(), now.plus(wait.get()));
                    } else {
                        end(connection, taken, Delivery.State.FAILED, "UNREACHABLE");
                    }
                }
            }
            return null;
        });
    }

    private void end(Connection connection, Taken taken, Delivery.State state, String reason) throws SQLException {
        DeliveryTable.end(connection, taken.id(), taken.lease(), state, reason, clock.now());
    }

    private static String outcome(Answer answer) {
        return switch (answer) {
            case Answer.Accepted _ -> "ACCEPTED";
            case Answer.Refused _ -> "REFUSED";
            case Answer.Unreachable _ -> "UNREACHABLE";
        };
    }
}
