package org.ipmarket.notification.notice.send;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.notification.notice.NoticeConfig;
import org.ipmarket.notification.notice.desk.MakeNotices;
import org.ipmarket.notification.notice.desk.NoticesMade;
import org.ipmarket.notification.notice.rule.Waits;
import org.ipmarket.notification.notice.store.DeliveryTable;
import org.ipmarket.notification.notice.store.DeliveryTable.Taken;
import org.ipmarket.notification.sending.Senders;
import org.ipmarket.notification.sql.Database;

/**
 * Makes the notices that have become due and gives messages to senders, as many as are free. Every replica does; they share by row locks and
 * leases, so that none is made or sent twice.
 */
@ApplicationScoped
public class NoticeDispatcher {
    private final MakeNotices notices;
    private final Database database;
    private final Waits waits;
    private final MarketClock clock;
    private final NoticeConfig.Sending config;
    private final Senders<Taken> senders;

    NoticeDispatcher(
            MakeNotices notices,
            SendDelivery send,
            Database database,
            Waits waits,
            MarketClock clock,
            NoticeConfig config) {
        this.notices = notices;
        this.database = database;
        this.waits = waits;
        this.clock = clock;
        this.config = config.sending();
        this.senders = new Senders<>("notices", this.config.atOnce(), this.config.look(), send::send, Taken::id);
    }

    void start(@Observes StartupEvent event) {
        if (config.enabled()) {
            senders.start(this::step);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        senders.stop();
    }

    void made(@Observes(during = TransactionPhase.AFTER_SUCCESS) NoticesMade event) {
        senders.wake();
    }

    private boolean step() {
        boolean more = senders.attempt("notices that are due could not be made", notices::ofWhatIsDue);
        senders.attempt("messages without a sender could not be given back", this::release);
        senders.attempt("messages that are due could not be taken", this::take);
        return more;
    }

    private boolean release() {
        database.callInNew(connection -> {
            DeliveryTable.release(connection, waits.attempts(), clock.now());
            return null;
        });
        return false;
    }

    private boolean take() {
        return senders.give(most -> database.callInNew(
                connection -> DeliveryTable.take(connection, clock.now(), Ids.next(), config.lease(), most)));
    }
}
