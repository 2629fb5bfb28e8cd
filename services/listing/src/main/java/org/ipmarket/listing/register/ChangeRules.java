package org.ipmarket.listing.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.etag.ETags;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.Violation;
import org.ipmarket.listing.centre.CentreChecks;
import org.ipmarket.listing.centre.CentreRules;
import org.ipmarket.listing.centre.CentreTerms;
import org.ipmarket.listing.centre.RuleBook;
import org.ipmarket.listing.centre.RuleChecks;
import org.ipmarket.listing.centre.RuleCode;
import org.ipmarket.listing.centre.RuleVersionState;
import org.ipmarket.listing.centre.StatedRule;
import org.ipmarket.listing.store.CentreRow;
import org.ipmarket.listing.store.CentreRuleRow;
import org.ipmarket.listing.store.CentreRuleVersions;
import org.ipmarket.listing.store.Centres;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.SettlementTerms;
import org.ipmarket.messages.id.CentreCode;

/** Changes a centre's rules and fees: proposed by one; where the rules ask for it, in force only on another's word. */
@ApplicationScoped
public class ChangeRules {
    private static final int LONGEST_REASON = 1_000;
    private static final String AMONG_RULES = "rules.";

    private final Centres centres;
    private final CentreRuleVersions versions;
    private final RuleBooks books;
    private final CentreRegister register;
    private final Audit audit;
    private final MarketClock clock;

    ChangeRules(
            Centres centres,
            CentreRuleVersions versions,
            RuleBooks books,
            CentreRegister register,
            Audit audit,
            MarketClock clock) {
        this.centres = centres;
        this.versions = versions;
        this.books = books;
        this.register = register;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is to change.
     *
     * @param rules the rules that change; a null value lets the default hold again
     * @param fees the schedule of commission, or null where it stays
     * @param settlement how trades are settled, or null where it stays
     * @param reason why
     */
    public record Proposal(
            Map<RuleCode, StatedRule> rules, FeeSchedule fees, SettlementTerms settlement, String reason) {}

    /** In force at once, or PROPOSED where two are needed. {@code ifMatch} is the version in force that was seen; what is stated depends on the centre's currency. */
    @Transactional
    public CentreRuleRow propose(Caller caller, CentreCode code, String ifMatch, Function<String, Proposal> stated) {
        CentreRow centre = lockAsManager(caller, code);
        CentreRuleRow now = inForce(centre);
        ETags.requireMatch(ifMatch, now.version);
        versions.only(centre.mode, code, RuleVersionState.PROPOSED).ifPresent(open -> {
            throw Problems.conflict(
                    "proposal-open",
                    "Version " + open.version + " waits for its confirmation or rejection.",
                    Map.of("version", open.version));
        });
        Proposal proposal = stated.apply(centre.currency);
        checkText("reason", proposal.reason());
        RuleBook book = now.book.with(proposal.rules());
        FeeSchedule fees = proposal.fees() == null ? now.fees : proposal.fees();
        SettlementTerms settlement = proposal.settlement() == null ? now.settlement : proposal.settlement();
        if (book.equals(now.book) && fees.equals(now.fees) && Objects.equals(settlement, now.settlement)) {
            throw Problems.unprocessable("nothing-changes", "rules", "These are the values that hold already.");
        }
        check(centre, book, settlement, fees);
        CentreRuleRow row = added(caller, centre, now, book, settlement, fees, proposal.reason());
        audit.record("centre.rules.propose", "centre", row.centre, image(now), image(row));
        if (!books.rules(centre.mode, now.book, centre.currency).rulesByTwo().value()) {
            enter(caller, centre, now, row, null);
        }
        return row;
    }

    /** The second person's word: from now on the version holds. */
    @Transactional
    public CentreRuleRow confirm(Caller caller, CentreCode code, long version, Supplier<String> remark) {
        CentreRow centre = lockAsManager(caller, code);
        CentreRuleRow row = proposed(centre, version);
        if (caller.subject().equals(row.proposedBy)) {
            throw Problems.forbidden(
                    "second-person-needed", "The confirmation needs another person than the proposal.");
        }
        CentreRuleRow now = inForce(centre);
        if (row.base != now.version) {
            throw Problems.conflict(
                    "rules-changed-since",
                    "Version " + now.version + " holds meanwhile; this one was made from version " + row.base + ".",
                    Map.of("version", now.version));
        }
        String said = remark.get();
        if (said != null) {
            checkText("remark", said);
        }
        check(centre, row.book, row.settlement, row.fees);
        enter(caller, centre, now, row, said);
        return row;
    }

    /** A proposal is rejected by another, or taken back by who made it. */
    @Transactional
    public CentreRuleRow reject(Caller caller, CentreCode code, long version, Supplier<String> reason) {
        CentreRow centre = lockAsManager(caller, code);
        CentreRuleRow row = proposed(centre, version);
        String why = reason.get();
        checkText("reason", why);
        Map<String, Object> before = image(row);
        decide(caller, row, RuleVersionState.REJECTED, why);
        audit.record("centre.rules.reject", "centre", row.centre, before, image(row));
        return row;
    }

    private CentreRow lockAsManager(Caller caller, CentreCode code) {
        if (!caller.has(Role.MARKET_ADMIN)) {
            caller.requireCentre(code, Role.MANAGER);
        }
        return centres.lock(caller.mode(), code).orElseThrow(() -> Problems.notFound("centre", code));
    }

    private CentreRuleRow inForce(CentreRow centre) {
        return versions.only(centre.mode, centre.centre(), RuleVersionState.IN_FORCE)
                .orElseThrow();
    }

    private CentreRuleRow proposed(CentreRow centre, long version) {
        CentreRuleRow row = versions.find(centre.mode, centre.centre(), version)
                .orElseThrow(() -> Problems.notFound("version of the rules", version));
        if (row.state != RuleVersionState.PROPOSED) {
            throw Problems.conflict("version-decided", "The version is " + row.state + ".", Map.of("state", row.state));
        }
        return row;
    }

    private static void checkText(String field, String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST_REASON) {
            throw Refusals.unprocessable("invalid-" + field, field, "1 to " + LONGEST_REASON + " characters");
        }
    }

    private void check(CentreRow centre, RuleBook book, SettlementTerms settlement, FeeSchedule fees) {
        CentreRules rules = books.rules(centre.mode, book, centre.currency);
        List<Violation> found = new ArrayList<>(RuleChecks.check(rules, fees, centre.mode));
        if (found.isEmpty()) {
            CentreTerms terms = new CentreTerms(
                    centre.name,
                    centre.currency,
                    centre.kinds,
                    centre.methods,
                    rules.trading().settledBy(settlement),
                    fees);
            CentreChecks.check(terms, centre.mode, register.bounds()).stream()
                    .map(ChangeRules::whereStated)
                    .forEach(found::add);
        }
        Refusals.throwIfAny("invalid-rules", found);
    }

    /** A change states the terms of settlement beside the rules, not among them as a centre does. */
    private static Violation whereStated(Violation found) {
        return found.field().startsWith(AMONG_RULES + "settlement.")
                ? new Violation(found.field().substring(AMONG_RULES.length()), found.message(), found.accepted())
                : found;
    }

    private CentreRuleRow added(
            Caller caller,
            CentreRow centre,
            CentreRuleRow now,
            RuleBook book,
            SettlementTerms settlement,
            FeeSchedule fees,
            String reason) {
        CentreRuleRow row = new CentreRuleRow();
        row.centre = centre.id;
        row.version = versions.last(centre.mode, centre.centre()) + 1;
        row.base = now.version;
        row.state = RuleVersionState.PROPOSED;
        row.book = book;
        row.settlement = settlement;
        row.fees = fees;
        row.reason = reason;
        row.proposedBy = caller.subject();
        row.proposer = caller.username();
        row.proposedAt = clock.now();
        versions.persist(row);
        return row;
    }

    private void enter(Caller caller, CentreRow centre, CentreRuleRow now, CentreRuleRow row, String remark) {
        Map<String, Object> before = image(row);
        now.state = RuleVersionState.REPLACED;
        versions.flush();
        decide(caller, row, RuleVersionState.IN_FORCE, remark);
        row.effectiveOn = clock.today();
        audit.record("centre.rules.enter", "centre", row.centre, before, image(row));
        register.follow(
                centre,
                books.rules(centre.mode, row.book, centre.currency).trading().settledBy(row.settlement),
                row.fees);
    }

    private void decide(Caller caller, CentreRuleRow row, RuleVersionState state, String why) {
        if (!row.state.mayBecome(state)) {
            throw new IllegalStateException(row.state + " does not become " + state);
        }
        row.state = state;
        row.decidedBy = caller.subject();
        row.decider = caller.username();
        row.decidedAt = clock.now();
        row.decision = why;
    }

    private static Map<String, Object> image(CentreRuleRow row) {
        Map<String, Object> image = new LinkedHashMap<>();
        image.put("version", row.version);
        image.put("state", row.state);
        image.put("book", row.book);
        image.put("fees", row.fees);
        if (row.settlement != null) {
            image.put("settlement", row.settlement);
        }
        return image;
    }
}
