package org.ipmarket.listing.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.ListingConfig;
import org.ipmarket.listing.centre.CentreRules;
import org.ipmarket.listing.centre.RuleBook;
import org.ipmarket.listing.centre.RuleCode;
import org.ipmarket.listing.centre.RuleLimits;
import org.ipmarket.listing.centre.RuleVersionState;
import org.ipmarket.listing.store.CentreRow;
import org.ipmarket.listing.store.CentreRuleVersions;
import org.ipmarket.listing.store.Centres;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;

/** The rules of each centre as they hold now. An announced lot keeps those that it was announced with. */
@ApplicationScoped
public class RuleBooks {
    private static final RuleBook EMPTY = new RuleBook(Map.of());

    private final CentreRuleVersions versions;
    private final Centres centres;
    private final Map<RuleCode, RuleLimits> live;
    private final Map<RuleCode, RuleLimits> test;

    RuleBooks(CentreRuleVersions versions, Centres centres, ListingConfig config) {
        this.versions = versions;
        this.centres = centres;
        this.live = limits(config);
        this.test = test(live);
    }

    /** 404 where there is no such centre. */
    @Transactional
    public CentreRules of(Mode mode, CentreCode centre) {
        CentreRow row = centres.find(mode, centre).orElseThrow(() -> Problems.notFound("centre", centre));
        RuleBook book = versions.only(mode, centre, RuleVersionState.IN_FORCE)
                .map(version -> version.book)
                .orElse(EMPTY);
        return rules(mode, book, row.currency);
    }

    /** What a book means at a centre of this mode, with this currency. */
    CentreRules rules(Mode mode, RuleBook book, String currency) {
        return new CentreRules(book, mode == Mode.LIVE ? live : test, currency);
    }

    /** In test mode one person changes the rules, unless the centre wants to rehearse it with two. */
    private static Map<RuleCode, RuleLimits> test(Map<RuleCode, RuleLimits> live) {
        Map<RuleCode, RuleLimits> limits = new EnumMap<>(live);
        limits.put(RuleCode.RULES_BY_TWO, new RuleLimits(0, 0, 1));
        return Collections.unmodifiableMap(limits);
    }

    /** The catalogue's, save where the deployment is configured otherwise. */
    private static Map<RuleCode, RuleLimits> limits(ListingConfig config) {
        Map<RuleCode, RuleLimits> limits = new EnumMap<>(RuleCode.class);
        for (RuleCode code : RuleCode.values()) {
            limits.put(code, code.limits());
        }
        ListingConfig.Bounds bounds = config.bounds();
        limits.computeIfPresent(
                RuleCode.ANNOUNCEMENT, (code, l) -> l.from(bounds.announcement().toMillis()));
        limits.computeIfPresent(
                RuleCode.BIDDING, (code, l) -> l.from(bounds.bidding().toMillis()));
        limits.computeIfPresent(RuleCode.DEPOSIT, (code, l) -> l.from(bounds.lowestDepositBasisPoints())
                .to(bounds.highestDepositBasisPoints()));
        limits.computeIfPresent(RuleCode.COMMISSION_MOST, (code, l) -> l.to(bounds.commissionBasisPoints()));
        limits.computeIfPresent(
                RuleCode.RELISTING_WITHIN,
                (code, l) -> l.by(config.relisting().within().toMillis()));
        limits.computeIfPresent(
                RuleCode.RELISTING_CUT, (code, l) -> l.by(config.relisting().cutBasisPoints()));
        limits.computeIfPresent(RuleCode.STATUS_OLDEST, (code, l) -> l.by(config.oldestStatusDays()));
        return Collections.unmodifiableMap(limits);
    }
}
