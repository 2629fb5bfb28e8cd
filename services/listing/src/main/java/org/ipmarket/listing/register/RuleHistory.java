package org.ipmarket.listing.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.centre.CentreRules;
import org.ipmarket.listing.centre.RuleVersionState;
import org.ipmarket.listing.store.CentreRow;
import org.ipmarket.listing.store.CentreRuleRow;
import org.ipmarket.listing.store.CentreRuleVersions;
import org.ipmarket.listing.store.Centres;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;

/** What may be read of a centre's rules: what holds and held, by anybody; what is proposed, by its staff and overseers. */
@ApplicationScoped
public class RuleHistory {
    private final Centres centres;
    private final CentreRuleVersions versions;
    private final RuleBooks books;

    RuleHistory(Centres centres, CentreRuleVersions versions, RuleBooks books) {
        this.centres = centres;
        this.versions = versions;
        this.books = books;
    }

    /** @param proposed number of the version that waits, or null where there is none or the caller may not know */
    public record Now(CentreRuleRow version, CentreRules rules, Long proposed) {}

    /** A version and what it means. */
    public record Shown(CentreRuleRow version, CentreRules rules) {}

    @Transactional
    public Now now(Caller caller, CentreCode code) {
        CentreRow centre = find(caller.mode(), code);
        CentreRuleRow row =
                versions.only(centre.mode, code, RuleVersionState.IN_FORCE).orElseThrow();
        Long proposed = seesProposals(caller, code)
                ? versions.only(centre.mode, code, RuleVersionState.PROPOSED)
                        .map(version -> version.version)
                        .orElse(null)
                : null;
        return new Now(row, books.rules(centre.mode, row.book, centre.currency), proposed);
    }

    /** Newest first; at most {@code limit} older than {@code before}. */
    @Transactional
    public List<Shown> versions(Caller caller, CentreCode code, long before, int limit) {
        CentreRow centre = find(caller.mode(), code);
        return versions.list(centre.mode, code, before, limit, seesProposals(caller, code)).stream()
                .map(row -> new Shown(row, books.rules(centre.mode, row.book, centre.currency)))
                .toList();
    }

    @Transactional
    public Shown shown(Mode mode, CentreCode code, CentreRuleRow row) {
        return new Shown(row, books.rules(mode, row.book, find(mode, code).currency));
    }

    private CentreRow find(Mode mode, CentreCode code) {
        return centres.find(mode, code).orElseThrow(() -> Problems.notFound("centre", code));
    }

    private static boolean seesProposals(Caller caller, CentreCode code) {
        return caller.isOf(code) || caller.has(Role.MARKET_ADMIN) || caller.has(Role.REGULATOR);
    }
}
