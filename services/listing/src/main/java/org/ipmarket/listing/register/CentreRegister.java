package org.ipmarket.listing.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
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
import org.ipmarket.listing.centre.CentreChecks;
import org.ipmarket.listing.centre.CentreTerms;
import org.ipmarket.listing.centre.LegalBounds;
import org.ipmarket.listing.store.CentreRow;
import org.ipmarket.listing.store.Centres;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.CentreChanged;
import org.ipmarket.messages.id.CentreCode;

/** Sets up exchange centres and changes their terms. */
@ApplicationScoped
public class CentreRegister {
    private final Centres centres;
    private final Outbox outbox;
    private final Audit audit;
    private final MarketClock clock;
    private final LegalBounds bounds;

    CentreRegister(Centres centres, Outbox outbox, Audit audit, MarketClock clock, ListingConfig config) {
        this.centres = centres;
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
    public record Put(CentreChanged centre, boolean created) {}

    /**
     * Creates a centre (the market's admin) or changes one (its manager, the admin too).
     *
     * @param stated read when it is clear that the caller may do this
     * @param ifMatch the version that was seen; needed for a change
     */
    @Transactional
    public Put put(Caller caller, CentreCode code, Supplier<CentreTerms> stated, String ifMatch) {
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
        Refusals.throwIfAny("invalid-centre", CentreChecks.check(terms, caller.mode(), bounds));
        return found.isPresent()
                ? new Put(change(found.get(), terms), false)
                : new Put(create(caller.mode(), code, terms), true);
    }

    private CentreChanged create(Mode mode, CentreCode code, CentreTerms terms) {
        CentreRow row = new CentreRow();
        row.id = CentreRow.idOf(mode, code);
        row.mode = mode;
        row.code = code.value();
        row.take(terms, clock.now());
        try {
            centres.persistAndFlush(row);
        } catch (ConstraintViolationException e) {
            throw Problems.conflict("centre-exists", "Centre " + code + " has just been created.");
        }
        return told(row, "centre.create", null);
    }

    private CentreChanged change(CentreRow row, CentreTerms terms) {
        CentreChanged before = row.told();
        if (!before.currency().equals(terms.currency())) {
            throw Problems.conflict(
                    "currency-fixed", "A centre keeps the currency in which it accounts, " + before.currency() + ".");
        }
        row.take(terms, clock.now());
        return told(row, "centre.change", before);
    }

    private CentreChanged told(CentreRow row, String action, CentreChanged before) {
        CentreChanged now = row.told();
        outbox.tell(now);
        audit.record(action, "centre", now.subject(), before, now);
        return now;
    }

    @Transactional
    public CentreChanged get(Mode mode, CentreCode code) {
        return centres.find(mode, code)
                .orElseThrow(() -> Problems.notFound("centre", code))
                .told();
    }

    /** Ordered by code; at most {@code limit} after the code {@code after} (null for the first). */
    @Transactional
    public List<CentreChanged> list(Mode mode, String after, int limit) {
        String subject = after == null ? null : mode.wire() + ":" + after;
        return centres.list(mode, subject, limit).stream().map(CentreRow::told).toList();
    }
}
