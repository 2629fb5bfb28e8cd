package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.ipmarket.chassis.inbox.KnownStates;
import org.ipmarket.messages.EncumbranceKind;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.SettlementTerms;
import org.ipmarket.messages.Term;
import org.ipmarket.messages.TradingRules;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.ParticipantChanged;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.settlement.store.ExportClearances;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.trade.ConfirmationOfSale;
import org.ipmarket.settlement.trade.Deadline;
import org.ipmarket.settlement.trade.Export;
import org.ipmarket.settlement.trade.InstalmentPlan;

/** Finds, when a trade is opened, the way it will go: by the rules that came with the award or the deal, and what is known of its parties. */
@ApplicationScoped
class OpeningCourse {
    private final MarketCalendars calendars;
    private final KnownStates knownStates;
    private final ExportClearances clearances;

    OpeningCourse(MarketCalendars calendars, KnownStates knownStates, ExportClearances clearances) {
        this.calendars = calendars;
        this.knownStates = knownStates;
        this.clearances = clearances;
    }

    /** Until when the confirmation of sale, which says so itself, is to be signed. */
    Instant confirmationDue(Mode mode, CentreCode centre, TradingRules rules, Instant now) {
        return Deadline.of(terms(rules).confirmation(), now, calendars.of(mode, centre))
                .due();
    }

    Trade.Course of(ConfirmationOfSale sale, Mode mode, TradingRules rules, List<AssetChanged> assets) {
        SettlementTerms terms = terms(rules);
        boolean pledged = assets.stream()
                .anyMatch(asset ->
                        asset.encumbrances() != null && asset.encumbrances().contains(EncumbranceKind.PLEDGE));
        boolean abroad = knownStates
                .find(ParticipantChanged.class, sale.buyer().toString())
                .map(ParticipantChanged::outsideMainland)
                .orElse(false);
        String decision = abroad ? clearances.decision(sale.lot(), sale.buyer()).orElse(null) : null;
        Export export = !abroad ? Export.NOT_NEEDED : decision == null ? Export.AWAITED : Export.CLEARED;
        List<SettlementTerms.Instalment> parts = terms.instalments() == null
                ? List.of(new SettlementTerms.Instalment(10_000, terms.payment()))
                : terms.instalments();
        Money total = sale.sums().price().plus(sale.sums().buyerCommission());
        return new Trade.Course(
                terms,
                terms.contract() != null,
                pledged,
                export,
                decision,
                InstalmentPlan.of(
                        total,
                        sale.sums().depositApplied(),
                        parts.stream()
                                .map(SettlementTerms.Instalment::basisPoints)
                                .toList()),
                parts.stream().map(SettlementTerms.Instalment::within).toList());
    }

    private static SettlementTerms terms(TradingRules rules) {
        SettlementTerms given = rules.settlement();
        Term confirmation =
                given != null && given.confirmation() != null ? given.confirmation() : Term.of(rules.confirmation());
        Term payment = given != null && given.payment() != null ? given.payment() : Term.of(rules.payment());
        return given == null
                ? new SettlementTerms(
                        confirmation,
                        null,
                        null,
                        payment,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)
                : new SettlementTerms(
                        confirmation,
                        given.contract(),
                        given.export(),
                        payment,
                        given.filing(),
                        given.recordal(),
                        given.payout(),
                        given.cureBegins(),
                        given.cure(),
                        given.refund(),
                        given.reminder(),
                        given.instalments(),
                        given.recordalAfter(),
                        given.outsidePayment(),
                        given.unwindClause());
    }
}
