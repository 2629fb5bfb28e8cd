package org.ipmarket.listing.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.centre.CentreRules;
import org.ipmarket.listing.centre.Rehearsal;
import org.ipmarket.listing.centre.RuleBook;
import org.ipmarket.listing.centre.RuleChecks;
import org.ipmarket.listing.centre.RuleVersionState;
import org.ipmarket.listing.store.CentreRow;
import org.ipmarket.listing.store.CentreRuleRow;
import org.ipmarket.listing.store.CentreRuleVersions;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.SettlementTerms;
import org.ipmarket.messages.TradingRules;

/** Keeps the rule book in step where a centre's terms are put as a whole. Who calls holds the centre's lock. */
@ApplicationScoped
class RuleBookKeeper {
    private final CentreRuleVersions versions;
    private final RuleBooks books;
    private final MarketClock clock;

    RuleBookKeeper(CentreRuleVersions versions, RuleBooks books, MarketClock clock) {
        this.versions = versions;
        this.books = books;
        this.clock = clock;
    }

    /** The first version: the terms that a centre is set up with. */
    void begin(Caller caller, CentreRow centre) {
        RuleBook book = new RuleBook(Map.of()).with(centre.rules);
        enter(caller, centre, 1, 0, book, centre.rules.settlement(), centre.fees);
    }

    /** The next version: other periods, rates or fees; 409 where such a change needs two people. */
    void follow(Caller caller, CentreRow centre, TradingRules rules, FeeSchedule fees) {
        CentreRuleRow now = versions.only(centre.mode, centre.centre(), RuleVersionState.IN_FORCE)
                .orElseThrow();
        if (books.rules(centre.mode, now.book, centre.currency).rulesByTwo().value()) {
            throw Problems.conflict(
                    "rules-need-two",
                    "Rules and fees of this centre change by PUT /centres/" + centre.code
                            + "/rules: one proposes, another confirms.");
        }
        RuleBook book = now.book.with(rules);
        CentreRules next = books.rules(centre.mode, book, centre.currency);
        Refusals.throwIfAny("invalid-centre", RuleChecks.check(next, fees, centre.mode));
        now.state = RuleVersionState.REPLACED;
        versions.flush();
        enter(
                caller,
                centre,
                versions.last(centre.mode, centre.centre()) + 1,
                now.version,
                book,
                rules.settlement(),
                fees);
    }

    /** What the rule book of a rehearsal says. */
    record Rehearsed(RuleBook book, TradingRules rules) {}

    /** The rule book of a live centre with the periods of a rehearsal. */
    Rehearsed rehearsed(CentreRow live) {
        CentreRuleRow now = versions.only(live.mode, live.centre(), RuleVersionState.IN_FORCE)
                .orElseThrow();
        RuleBook book = Rehearsal.book(books.rules(live.mode, now.book, live.currency));
        CentreRules rules = books.rules(Mode.TEST, book, live.currency);
        Refusals.throwIfAny("invalid-centre", RuleChecks.check(rules, live.fees, Mode.TEST));
        return new Rehearsed(book, rules.trading().settledBy(Rehearsal.settlement(now.settlement)));
    }

    /** The next version of a twin's rules, or the first; a proposal that waits stays open, and is refused as out of date. */
    void rehearse(Caller caller, CentreRow twin, Rehearsed rehearsed) {
        CentreRuleRow now = versions.only(twin.mode, twin.centre(), RuleVersionState.IN_FORCE)
                .orElse(null);
        if (now != null) {
            now.state = RuleVersionState.REPLACED;
            versions.flush();
        }
        enter(
                caller,
                twin,
                now == null ? 1 : versions.last(twin.mode, twin.centre()) + 1,
                now == null ? 0 : now.version,
                rehearsed.book(),
                rehearsed.rules().settlement(),
                twin.fees);
    }

    private void enter(
            Caller caller,
            CentreRow centre,
            long version,
            long base,
            RuleBook book,
            SettlementTerms settlement,
            FeeSchedule fees) {
        CentreRuleRow row = new CentreRuleRow();
        row.centre = centre.id;
        row.version = version;
        row.base = base;
        row.state = RuleVersionState.IN_FORCE;
        row.book = book;
        row.settlement = settlement;
        row.fees = fees;
        row.proposedBy = caller.subject();
        row.proposer = caller.username();
        row.proposedAt = clock.now();
        row.effectiveOn = clock.today();
        versions.persist(row);
    }
}
