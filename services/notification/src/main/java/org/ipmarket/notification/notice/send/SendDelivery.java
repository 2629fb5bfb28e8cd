package org.ipmarket.notification.notice.send;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.notification.notice.NoticeConfig;
import org.ipmarket.notification.notice.channel.Answer;
import org.ipmarket.notification.notice.channel.Channels;
import org.ipmarket.notification.notice.channel.Message;
import org.ipmarket.notification.notice.desk.PublicAddress;
import org.ipmarket.notification.notice.desk.WriteNotice;
import org.ipmarket.notification.notice.rule.Kind;
import org.ipmarket.notification.notice.rule.Language;
import org.ipmarket.notification.notice.rule.Waits;
import org.ipmarket.notification.notice.store.Database;
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

/** Sends one message that was taken, and writes down what was answered. No transaction is open while it is sent. */
@ApplicationScoped
class SendDelivery {
    private static final int ANSWER_KEPT = 500;

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
        Optional<Known> known = database.callInNew(connection -> {
            Optional<Notice> notice = NoticeTable.find(connection, taken.notice());
            Optional<KnownPerson> person = PersonTable.find(connection, taken.person());
            if (notice.isEmpty() || person.isEmpty()) {
                return Optional.empty();
            }
            UUID lot = notice.get().lot();
            return Optional.of(new Known(
                    notice.get(),
                    lot == null ? null : ReadModels.lot(connection, lot).orElse(null),
                    person.get()));
        });
        if (known.isEmpty()) {
            return; // deleted meanwhile, with its delivery
        }
        Message message = message(taken, known.get());
        Instant began = clock.now();
        Answer answer = channels.of(taken.channel())
                .map(channel -> channel.send(message))
                .orElseGet(() -> new Answer.Unreachable("the channel is not configured any more"));
        settle(taken, began, answer);
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
                shortened(answer.words()));
        database.callInNew(connection -> {
            DeliveryTable.insertAttempt(connection, taken.id(), attempt);
            switch (answer) {
                case Answer.Accepted _ ->
                    DeliveryTable.end(connection, taken.id(), taken.lease(), Delivery.State.SENT, null, now);
                case Answer.Refused _ ->
                    DeliveryTable.end(connection, taken.id(), taken.lease(), Delivery.State.FAILED, "REFUSED", now);
                case Answer.Unreachable _ -> {
                    Optional<Duration> wait = waits.after(taken.attempts());
                    if (wait.isPresent()) {
                        DeliveryTable.again(connection, taken.id(), taken.lease(), now.plus(wait.get()));
                    } else {
                        DeliveryTable.end(
                                connection, taken.id(), taken.lease(), Delivery.State.FAILED, "UNREACHABLE", now);
                    }
                }
            }
            return null;
        });
    }

    private static String outcome(Answer answer) {
        return switch (answer) {
            case Answer.Accepted _ -> "ACCEPTED";
            case Answer.Refused _ -> "REFUSED";
            case Answer.Unreachable _ -> "UNREACHABLE";
        };
    }

    private static String shortened(String text) {
        return text.length() <= ANSWER_KEPT ? text : text.substring(0, ANSWER_KEPT) + "…";
    }
}
