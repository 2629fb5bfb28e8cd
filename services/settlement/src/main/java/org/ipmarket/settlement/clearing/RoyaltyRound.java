package org.ipmarket.settlement.clearing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.outbox.Outbox;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.settlement.SettlementConfig;
import org.ipmarket.settlement.licence.RoyaltyPeriod;
import org.ipmarket.settlement.licence.StatementState;
import org.ipmarket.settlement.store.Licence;
import org.ipmarket.settlement.store.Licences;
import org.ipmarket.settlement.store.RoyaltyStatement;
import org.ipmarket.settlement.store.TradeRepository;
import org.jboss.logging.Logger;

/** What time brings about for licences: periods end, statements and payments are late, payouts are confirmed. Each in a transaction of its own. */
@ApplicationScoped
public class RoyaltyRound {
    private static final Logger LOG = Logger.getLogger(RoyaltyRound.class);

    private final Licences licences;
    private final TradeRepository trades;
    private final MarketCalendars calendars;
    private final Outbox outbox;
    private final Audit audit;
    private final MarketClock clock;
    private final SettlementConfig.Royalties config;
    private UUID after;

    RoyaltyRound(
            Licences licences,
            TradeRepository trades,
            MarketCalendars calendars,
            Outbox outbox,
            Audit audit,
            MarketClock clock,
            SettlementConfig config) {
        this.licences = licences;
        this.trades = trades;
        this.calendars = calendars;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.config = config.royalties();
    }

    private record Image(String state, int reminders) {
        static Image of(RoyaltyStatement statement) {
            return new Image(statement.state().name(), statement.reminders());
        }
    }

    /** Looks once at a batch of each. */
    public synchronized void round() {
        List<UUID> agreed = QuarkusTransaction.requiringNew().call(() -> licences.agreed(after, config.batch()));
        after = agreed.size() < config.batch() ? null : agreed.getLast();
        agreed.forEach(id -> alone(id, this::endPeriods));
        LocalDate today = clock.today();
        QuarkusTransaction.requiringNew()
                .call(() -> licences.late(today, today.minusDays(config.remindEveryDays()), config.batch()))
                .forEach(place -> alone(place.licence(), licence -> remind(licence, place.statement(), today)));
        QuarkusTransaction.requiringNew()
                .call(() -> licences.confirmed(config.batch()))
                .forEach(place -> alone(place.licence(), licence -> paidOn(licence, place.statement())));
    }

    private void alone(UUID id, Consumer<Licence> step) {
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> step.accept(licences.lock(id).orElseThrow()));
        } catch (RuntimeException e) {
            LOG.errorf(e, "the royalties of licence %s could not be looked at; it is tried again", id);
        }
    }

    /** Royalties run once the licence is made, and on while its trade stands still. */
    private void endPeriods(Licence licence) {
        if (!trades.findById(licence.trade().value()).isRightRecorded()) {
            return;
        }
        int last = licences.lastNumber(licence.id());
        for (RoyaltyPeriod period : RoyaltyPeriod.ended(licence.terms(), clock.today(), last, config.batch())) {
            LocalDate due = calendars
                    .of(licence.mode(), licence.centre())
                    .addWorkingDays(period.until().minusDays(1), licence.terms().statementWorkingDays())
                    .day();
            RoyaltyStatement awaited = RoyaltyStatement.awaited(licence, period, due, clock.now());
            licences.add(awaited);
            note(licence, awaited, "royalty.await", null);
        }
    }

    private void remind(Licence licence, UUID id, LocalDate today) {
        RoyaltyStatement statement = licences.statement(id);
        boolean late =
                switch (statement.state()) {
                    case AWAITED -> statement.statementDue().isBefore(today);
                    case ACCEPTED -> statement.paymentDue().isBefore(today);
                    case SUBMITTED, DISPUTED, PAID, PAID_ON -> false;
                };
        if (late && (statement.remindedOn() == null || statement.remindedOn().isBefore(today))) {
            Image before = Image.of(statement);
            statement.remind(today, clock.now());
            outbox.tell(News.reminded(licence, statement, clock.now()));
            note(licence, statement, "royalty.remind", before);
        }
    }

    private void paidOn(Licence licence, UUID id) {
        RoyaltyStatement statement = licences.statement(id);
        if (statement.state() == StatementState.PAID) {
            Image before = Image.of(statement);
            statement.paidOn(clock.now());
            note(licence, statement, "royalty.paid-on", before);
        }
    }

    private void note(Licence licence, RoyaltyStatement statement, String action, Image before) {
        audit.recordBySystem(
                "royalties", licence.mode(), action, "royalty-statement", statement.id(), before, Image.of(statement));
    }
}
