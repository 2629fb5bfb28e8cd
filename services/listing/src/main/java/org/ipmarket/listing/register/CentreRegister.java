package org.ipmarket.listing.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.exception.ConstraintViolationException;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.etag.ETags;
import org.ipmarket.chassis.outbox.Outbox;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.ListingConfig;
import org.ipmarket.listing.Violation;
import org.ipmarket.listing.centre.CentreChecks;
import org.ipmarket.listing.centre.CentrePresence;
import org.ipmarket.listing.centre.CentreTerms;
import org.ipmarket.listing.centre.LegalBounds;
import org.ipmarket.listing.store.CentreRow;
import org.ipmarket.listing.store.Centres;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.TradingRules;
import org.ipmarket.messages.event.CentreChanged;
import org.ipmarket.messages.id.CentreCode;

/** Sets up exchange centres and changes their terms. */
@ApplicationScoped
public class CentreRegister {
    private final Centres centres;
    private final RuleBookKeeper ruleBook;
    private final Calendars calendars;
    private final Outbox outbox;
    private final Audit audit;
    private final MarketClock clock;
    private final LegalBounds bounds;

    CentreRegister(
            Centres centres,
            RuleBookKeeper ruleBook,
            Calendars calendars,
            Outbox outbox,
            Audit audit,
            MarketClock clock,
            ListingConfig config) {
        this.centres = centres;
        this.ruleBook = ruleBook;
        this.calendars = calendars;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        ListingConfig.Bounds b = config.bounds();
        this.bounds = new LegalBounds(
                b.announcement(),
                b.bidding(),
                b.lowestDepositBasisPoints(),
                b.highestDepositBasisPoints(),
                b.commissionBasisPoints());
    }

    /** @param created whether the centre is new */
    public record Put(CentreRow centre, boolean created) {}

    /**
     * Creates a centre (the market's admin) or changes one (its manager, the admin too).
     *
     * @param stated its terms, read when it is clear that the caller may do this
     * @param beside what else it states; null parts keep what is stored
     * @param ifMatch the version that was seen; needed for a change
     */
    @Transactional
    public Put put(
            Caller caller,
            CentreCode code,
            Supplier<CentreTerms> stated,
            Supplier<CentrePresence> beside,
            String ifMatch) {
        caller.requireAny(Role.MARKET_ADMIN, Role.MANAGER);
        if (!caller.has(Role.MARKET_ADMIN)) {
            caller.requireCentre(code, Role.MANAGER);
        }
        Optional<CentreRow> found = centres.lock(caller.mode(), code);
        if (found.isEmpty() && !caller.has(Role.MARKET_ADMIN)) {
            throw Problems.notFound("centre", code);
        }
        found.ifPresent(row -> ETags.requireMatch(ifMatch, row.version));
        CentreTerms terms = stated.get();
        CentrePresence presence = beside.get();
        List<Violation> wrong = new ArrayList<>(CentreChecks.check(terms, caller.mode(), bounds));
        wrong.addAll(presence.check());
        if (presence.calendar() != null && !calendars.exists(caller.mode(), presence.calendar())) {
            wrong.add(new Violation("calendar", "no such calendar", calendars.codes(caller.mode())));
        }
        Refusals.throwIfAny("invalid-centre", wrong);
        return found.isPresent()
                ? new Put(change(caller, found.get(), terms, presence), false)
                : new Put(create(caller, code, terms, presence), true);
    }

    private CentreRow create(Caller caller, CentreCode code, CentreTerms terms, CentrePresence presence) {
        CentreRow row = new CentreRow();
        row.id = CentreRow.idOf(caller.mode(), code);
        row.mode = caller.mode();
        row.code = code.value();
        row.take(terms, clock.now());
        row.take(presence);
        try {
            centres.persistAndFlush(row);
        } catch (ConstraintViolationException e) {
            throw Problems.conflict("centre-exists", "Centre " + code + " has just been created.");
        }
        ruleBook.begin(caller, row);
        return told(row, "centre.create", null);
    }

    private CentreRow change(Caller caller, CentreRow row, CentreTerms terms, CentrePresence presence) {
        CentreChanged before = row.told();
        if (!before.currency().equals(terms.currency())) {
            throw Problems.conflict(
                    "currency-fixed", "A centre keeps the currency in which it accounts, " + before.currency() + ".");
        }
        if (!row.rules.equals(terms.rules()) || !row.fees.equals(terms.fees())) {
            ruleBook.follow(caller, row, terms.rules(), terms.fees());
        }
        row.take(terms, clock.now());
        row.take(presence);
        return told(row, "centre.change", before);
    }

    /**
     * The centre's twin in test mode: its terms and presence as they are, its rule book with periods of a rehearsal. Who
     * calls holds the lock of the live centre.
     *
     * @param caller of test mode
     * @param isNew where there is no twin; 409 {@code twin-exists} where the code stands in test mode all the same
     */
    public CentreRow twin(Caller caller, CentreRow live, boolean isNew) {
        Optional<CentreRow> found = centres.lock(Mode.TEST, live.centre());
        if (isNew && found.isPresent()) {
            throw Problems.conflict(
                    "twin-exists", "Centre " + live.code + " stands in test mode already, and no sandbox has made it.");
        }
        RuleBookKeeper.Rehearsed rehearsed = ruleBook.rehearsed(live);
        CentreTerms terms =
                new CentreTerms(live.name, live.currency, live.kinds, live.methods, rehearsed.rules(), live.fees);
        Refusals.throwIfAny("invalid-centre", CentreChecks.check(terms, Mode.TEST, bounds));
        CentreRow row = found.orElseGet(() -> {
            CentreRow made = new CentreRow();
            made.id = CentreRow.idOf(Mode.TEST, live.centre());
            made.mode = Mode.TEST;
            made.code = live.code;
            return made;
        });
        CentreChanged before = found.isPresent() ? row.told() : null;
        row.take(terms, clock.now());
        String calendar = calendars.exists(Mode.TEST, live.calendar) ? live.calendar : CentrePresence.DEFAULT_CALENDAR;
        row.take(new CentrePresence(live.outlets, calendar, live.shows));
        if (before == null) {
            centres.persistAndFlush(row);
        }
        ruleBook.rehearse(caller, row, rehearsed);
        return told(row, before == null ? "centre.create" : "centre.change", before);
    }

    /** The centre's rules and fees are these from now on, as its rule book has come to say. */
    void follow(CentreRow row, TradingRules rules, FeeSchedule fees) {
        if (!row.rules.equals(rules) || !row.fees.equals(fees)) {
            CentreChanged before = row.told();
            row.take(rules, fees, clock.now());
            told(row, "centre.change", before);
        }
    }

    /** What live centres keep in this deployment. */
    LegalBounds bounds() {
        return bounds;
    }

    private CentreRow told(CentreRow row, String action, CentreChanged before) {
        CentreChanged now = row.told();
        outbox.tell(now);
        // whoever counts the centre's working days has its calendar; one that is known already is dropped
        outbox.tell(calendars.told(row.mode, row.calendar));
        audit.record(action, "centre", now.subject(), before, now);
        return row;
    }

    @Transactional
    public CentreRow get(Mode mode, CentreCode code) {
        return centres.find(mode, code).orElseThrow(() -> Problems.notFound("centre", code));
    }

    /** Ordered by code; at most {@code limit} after the code {@code after} (null for the first). */
    @Transactional
    public List<CentreRow> list(Mode mode, String after, int limit) {
        String subject = after == null ? null : mode.wire() + ":" + after;
        return centres.list(mode, subject, limit);
    }
}
