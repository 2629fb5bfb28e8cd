package org.ipmarket.listing.offer;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.ipmarket.listing.centre.RuleCode;
import org.ipmarket.listing.centre.Ruled;
import org.ipmarket.listing.offer.Declarations.StateOwned;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.ParticipantKind;
import org.ipmarket.messages.WorkingDays.Deadline;

/** What hangs on the seller's declarations. */
final class DeclaredGates {
    private DeclaredGates() {}

    /** A university or institute that sells by agreement publicises name and price within the unit first. */
    static Judgement publicity(GateFacts facts) {
        ParticipantKind kind = facts.seller().kind();
        if (facts.proposal().way() == GateFacts.Way.LOT) {
            return Judgement.notApplicable(Gate.UNIT_PUBLICITY, "a lot finds its price in public");
        }
        if (kind != ParticipantKind.UNIVERSITY && kind != ParticipantKind.INSTITUTE) {
            return Judgement.notApplicable(Gate.UNIT_PUBLICITY, "the seller is a " + kind);
        }
        Ruled<Integer> rule = facts.rules().centre().publicityDays();
        int days = rule.value();
        LocalDate began = facts.proposal().publicised();
        if (began == null) {
            return Judgement.of(
                            Gate.UNIT_PUBLICITY,
                            Judgement.State.WAITING,
                            "name and price are to be publicised within the unit for " + days + " days")
                    .by(rule);
        }
        Deadline last = facts.days().calendar().addDays(began, days);
        boolean over = facts.days().today().isAfter(last.day());
        return Judgement.of(
                        Gate.UNIT_PUBLICITY,
                        over ? Judgement.State.PASSED : Judgement.State.WAITING,
                        "name and price are publicised within the unit for " + days + " days")
                .by(rule)
                .since(began)
                .until(last);
    }

    static Judgement stateOwned(GateFacts facts) {
        StateOwned declared = facts.proposal().declarations().stateOwned();
        if (declared == null) {
            return Judgement.notApplicable(Gate.STATE_OWNED, "the seller does not declare state-owned assets");
        }
        if (facts.proposal().way() == GateFacts.Way.AGREEMENT
                && isUnit(facts.seller().kind())) {
            return Judgement.notApplicable(
                    Gate.STATE_OWNED, "the rule for universities and institutes goes before; see UNIT_PUBLICITY");
        }
        if (declared.appraisal() == null) {
            return Judgement.closed(Gate.STATE_OWNED, "no appraisal is filed");
        }
        Money value = declared.appraisal().value();
        Money price = facts.proposal().price();
        String currency = facts.rules().centre().currency();
        if (!value.currencyCode().equals(currency) || !price.currencyCode().equals(currency)) {
            return Judgement.closed(
                    Gate.STATE_OWNED, "price and appraisal are not in the centre's currency, " + currency);
        }
        Ruled<Integer> floor = facts.rules().centre().number(RuleCode.STATE_OWNED_FLOOR);
        boolean approved = declared.approval() != null;
        if (!facts.proposal().relisting() && !approved && price.compareTo(value) < 0) {
            return Judgement.closed(
                    Gate.STATE_OWNED, "the start price " + price + " is under the appraisal of " + value);
        }
        if (!approved && price.compareTo(value.basisPoints(floor.value())) < 0) {
            return Judgement.closed(
                            Gate.STATE_OWNED,
                            "the start price " + price + " is under " + floor.value() / 100 + " % of the appraisal of "
                                    + value + " and no approval is declared")
                    .by(floor);
        }
        return notice(facts, price);
    }

    private static Judgement notice(GateFacts facts, Money price) {
        String appraised = "the appraisal is filed, the price keeps to it";
        if (facts.proposal().way() == GateFacts.Way.AGREEMENT) {
            return Judgement.passed(Gate.STATE_OWNED, appraised);
        }
        Ruled<Integer> rule = facts.rules().centre().stateOwnedNoticeWorkingDays(price);
        LocalDate announced = facts.days().announced();
        Deadline last = facts.days().calendar().addWorkingDays(announced, rule.value());
        String period =
                "; the notice of " + rule.value() + " working days from " + announced + " runs until " + last.day();
        if (!facts.rules().live()) {
            return Judgement.passed(Gate.STATE_OWNED, appraised + period + ", which test mode does not keep")
                    .by(rule);
        }
        Judgement judged = facts.days().opens().isAfter(last.day())
                ? Judgement.passed(Gate.STATE_OWNED, appraised + period)
                : Judgement.closed(
                        Gate.STATE_OWNED,
                        "the lot would open on " + facts.days().opens() + period
                                + ": the centre announces it for longer");
        return judged.by(rule).since(announced).until(last);
    }

    private static boolean isUnit(ParticipantKind kind) {
        return kind == ParticipantKind.UNIVERSITY || kind == ParticipantKind.INSTITUTE;
    }

    /** Never bars the announcement; says which buyers are refused. */
    static Judgement export(GateFacts facts) {
        Ruled<Boolean> rule = facts.rules().centre().exportEvidenceNeeded();
        Declarations.Export export = facts.proposal().declarations().export();
        String refused = rule.value() ? "; buyers who are or are controlled from outside the mainland are refused" : "";
        if (export == null) {
            return Judgement.passed(Gate.EXPORT, "nothing is declared" + refused)
                    .by(rule);
        }
        Judgement judged =
                switch (export.control()) {
                    case FORBIDDEN ->
                        Judgement.passed(Gate.EXPORT, "the export of the technology is forbidden" + refused);
                    case RESTRICTED ->
                        Judgement.passed(
                                Gate.EXPORT,
                                export.evidence() == null
                                        ? "the export of the technology is restricted and no decision is declared"
                                                + refused
                                        : "the export of the technology is restricted; decision " + export.evidence());
                    case FREE ->
                        Judgement.passed(
                                Gate.EXPORT,
                                export.evidence() == null
                                        ? "the technology is free and its contract not registered" + refused
                                        : "the technology is free; registration " + export.evidence());
                };
        return judged.by(rule);
    }

    static Judgement priority(GateFacts facts) {
        List<Declarations.PriorityHolder> holders =
                facts.proposal().declarations().holders();
        if (holders.isEmpty()) {
            return Judgement.notApplicable(Gate.PRIORITY, "nobody with priority on equal terms is declared");
        }
        List<String> named = holders.stream()
                .sorted(Comparator.comparingInt(Declarations.PriorityHolder::rank))
                .map(holder -> holder.holder() + " (" + holder.basis() + ", "
                        + holder.basis().source() + ")")
                .toList();
        return Judgement.passed(Gate.PRIORITY, "declared, by rank: " + String.join(", ", named));
    }
}
