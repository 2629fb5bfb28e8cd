package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.inbox.KnownStates;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.WorkingDays;
import org.ipmarket.messages.event.CentreChanged;
import org.ipmarket.messages.event.ParticipantChanged;
import org.ipmarket.messages.event.TradeDefaulted.Side;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.licence.Royalty;
import org.ipmarket.settlement.licence.RoyaltyFee;
import org.ipmarket.settlement.licence.RoyaltyTerms;
import org.ipmarket.settlement.licence.Sales;
import org.ipmarket.settlement.licence.StatementState;
import org.ipmarket.settlement.state.IllegalTransition;
import org.ipmarket.settlement.store.Licence;
import org.ipmarket.settlement.store.Licences;
import org.ipmarket.settlement.store.RoyaltyStatement;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeRepository;

/** The parties agree on royalty terms; for each period the licensee states its sales, and the licensor accepts or disputes the statement. */
@ApplicationScoped
public class Royalties {
    private final TradeRepository trades;
    private final Licences licences;
    private final KnownStates knownStates;
    private final MarketCalendars calendars;
    private final Audit audit;
    private final MarketClock clock;

    Royalties(
            TradeRepository trades,
            Licences licences,
            KnownStates knownStates,
            MarketCalendars calendars,
            Audit audit,
            MarketClock clock) {
        this.trades = trades;
        this.licences = licences;
        this.knownStates = knownStates;
        this.calendars = calendars;
        this.audit = audit;
        this.clock = clock;
    }

    private record TermsImage(String state, String terms) {
        static TermsImage of(Licence licence) {
            return new TermsImage(licence.state().name(), licence.terms().words());
        }
    }

    private record Image(String state, int edition, Money due) {
        static Image of(RoyaltyStatement statement) {
            return new Image(statement.state().name(), statement.edition(), statement.due());
        }
    }

    /** One side proposes terms, or others than were proposed; agreed ones stand. */
    @Transactional
    public Licence propose(Caller caller, TradeId id, RoyaltyTerms terms) {
        ParticipantId party = caller.requireParticipantItself(Role.APPROVER);
        Trade trade = TradeAccess.lock(trades, caller, id);
        Side side = side(party, trade);
        if (trade.right() == Right.ASSIGNMENT) {
            throw Problems.unprocessable(
                    "no-licence", "right", "Royalties are owed for a licence; this trade is an assignment.");
        }
        if (trade.state().isUndone()) {
            throw new IllegalTransition("trade", trade.state(), "given royalty terms");
        }
        terms.fault().ifPresent(fault -> {
            throw Problems.unprocessable(
                    "invalid-terms",
                    fault.field(),
                    fault.field() + ": " + fault.why(),
                    Map.of("accepted", fault.why()));
        });
        requireCurrency(trade, terms);
        Licence licence =
                licences.of(id).flatMap(known -> licences.lock(known.id())).orElseGet(() -> Licence.of(trade));
        if (licence.state() == Licence.State.AGREED) {
            throw new IllegalTransition("licence", licence.state(), Licence.State.PROPOSED.name());
        }
        TermsImage before = licence.state() == null ? null : TermsImage.of(licence);
        CentreChanged centre = knownStates
                .find(CentreChanged.class, trade.mode().wire() + ":" + trade.centre())
                .orElseThrow(() -> new IllegalStateException("centre " + trade.centre() + " is not known"));
        licence.propose(terms, centre.fees(), side, caller.username(), clock.now());
        licences.persist(licence);
        audit.record("royalty.propose", "licence", licence.id(), before, TermsImage.of(licence));
        return licence;
    }

    /** The other side accepts them. @param words as they were shown to it: others than those that stand are refused */
    @Transactional
    public Licence agree(Caller caller, TradeId id, String words) {
        ParticipantId party = caller.requireParticipantItself(Role.APPROVER);
        Trade trade = TradeAccess.lock(trades, caller, id);
        Side side = side(party, trade);
        Licence licence = lock(caller, id);
        if (trade.state().isUndone()) {
            throw new IllegalTransition("trade", trade.state(), "given royalty terms");
        }
        if (licence.state() != Licence.State.PROPOSED) {
            throw new IllegalTransition("licence", licence.state(), Licence.State.AGREED.name());
        }
        if (side == licence.proposedBySide()) {
            throw Problems.forbidden(
                    "other-side-needed", "The terms are accepted by the side that has not proposed them.");
        }
        if (!licence.terms().words().equals(words)) {
            throw Problems.unprocessable(
                    "terms-differ",
                    "terms",
                    "These are not the terms that were proposed.",
                    Map.of("accepted", licence.terms().words()));
        }
        licence.agree(caller.username(), clock.now());
        audit.record(
                "royalty.agree",
                "licence",
                licence.id(),
                new TermsImage(Licence.State.PROPOSED.name(), words),
                TermsImage.of(licence));
        return licence;
    }

    /** The licensee states its sales for a period, or states them anew; then it says why. */
    @Transactional
    public RoyaltyStatement state(Caller caller, TradeId id, int number, Sales sales, String reasons) {
        ParticipantId party = caller.requireParticipantItself(Role.TRADER);
        Licence licence = lock(caller, id);
        if (!party.equals(licence.licensee())) {
            throw Problems.forbidden("The licensee states its sales.");
        }
        RoyaltyStatement statement = statement(licence, number);
        boolean anew = statement.edition() > 0;
        statement.state().to(StatementState.SUBMITTED);
        if (anew && (reasons == null || reasons.isBlank())) {
            throw Problems.unprocessable(
                    "reasons-missing", "reasons", "A statement that is made anew says what was wrong.");
        }
        Money net = net(licence, sales);
        Royalty royalty = Royalty.of(licence.terms(), statement.period(), net);
        Image before = Image.of(statement);
        statement.state(
                sales,
                royalty,
                RoyaltyFee.of(royalty.due(), licence.fees()),
                caller.username(),
                clock.now(),
                "Net sales " + net + ", owed " + royalty.due() + (anew ? "; corrected: " + reasons : "") + ".");
        audit.record("royalty.state", "royalty-statement", statement.id(), before, Image.of(statement));
        return statement;
    }

    /** The licensor accepts: the amount is due. @param edition the one that it has read */
    @Transactional
    public RoyaltyStatement accept(Caller caller, TradeId id, int number, int edition) {
        Licence licence = ofLicensor(caller, id);
        RoyaltyStatement statement = read(licence, number, edition);
        statement.state().to(StatementState.ACCEPTED);
        Image before = Image.of(statement);
        WorkingDays calendar = calendars.of(licence.mode(), licence.centre());
        statement.accept(
                calendar.addWorkingDays(clock.today(), licence.terms().paymentWorkingDays())
                        .day(),
                caller.username(),
                clock.now());
        audit.record("royalty.accept", "royalty-statement", statement.id(), before, Image.of(statement));
        return statement;
    }

    /** The licensor does not accept it, and says why. */
    @Transactional
    public RoyaltyStatement dispute(Caller caller, TradeId id, int number, int edition, String reasons) {
        Licence licence = ofLicensor(caller, id);
        RoyaltyStatement statement = read(licence, number, edition);
        Image before = Image.of(statement);
        statement.dispute(reasons, caller.username(), clock.now());
        audit.record("royalty.dispute", "royalty-statement", statement.id(), before, Image.of(statement));
        return statement;
    }

    /** The licence of a trade; 404 where the caller does not see the trade, or nothing was proposed. */
    @Transactional
    public Licence licence(Caller caller, TradeId id) {
        visible(caller, id);
        return licences.of(id).orElseThrow(() -> Problems.notFound("royalty terms of trade", id));
    }

    private Licence lock(Caller caller, TradeId id) {
        return licences.lock(licence(caller, id).id()).orElseThrow();
    }

    private Licence ofLicensor(Caller caller, TradeId id) {
        ParticipantId party = caller.requireParticipantItself(Role.APPROVER);
        Licence licence = lock(caller, id);
        if (!party.equals(licence.licensor())) {
            throw Problems.forbidden("The licensor answers a statement.");
        }
        return licence;
    }

    private RoyaltyStatement read(Licence licence, int number, int edition) {
        RoyaltyStatement statement = statement(licence, number);
        if (statement.edition() != edition) {
            throw Problems.conflict(
                    "edition-differs",
                    "It was stated anew since: the edition that stands is " + statement.edition() + ".",
                    Map.of("state", statement.state().name(), "edition", statement.edition()));
        }
        return statement;
    }

    private RoyaltyStatement statement(Licence licence, int number) {
        return licences.statement(licence.id(), number).orElseThrow(() -> Problems.notFound("ended period", number));
    }

    private static Money net(Licence licence, Sales sales) {
        List<Money> amounts = new ArrayList<>(List.of(sales.gross()));
        sales.deductions().forEach(each -> amounts.add(each.amount()));
        String currency = licence.terms().currency();
        if (amounts.stream().anyMatch(each -> !each.currencyCode().equals(currency))) {
            throw Problems.unprocessable(
                    "other-currency", "gross", "The terms are in " + currency + ".", Map.of("accepted", currency));
        }
        try {
            return sales.net();
        } catch (IllegalArgumentException e) {
            throw Problems.unprocessable(
                    "deductions-too-large",
                    "deductions",
                    "More is taken off than was sold.",
                    Map.of("accepted", "up to " + sales.gross()));
        }
    }

    private void requireCurrency(Trade trade, RoyaltyTerms terms) {
        boolean abroad = isOutside(trade.seller()) || isOutside(trade.buyer());
        if (!abroad && !terms.currency().equals("CNY")) {
            throw Problems.unprocessable(
                    "home-currency",
                    "minimum",
                    "Between parties at home prices and payments are in CNY (Foreign Exchange Regulations 8).",
                    Map.of("accepted", "CNY"));
        }
    }

    private boolean isOutside(ParticipantId party) {
        return Optional.of(party)
                .flatMap(id -> knownStates.find(ParticipantChanged.class, id.toString()))
                .map(ParticipantChanged::outsideMainland)
                .orElse(false);
    }

    private static Side side(ParticipantId party, Trade trade) {
        return TradeAccess.sideOf(party, trade.seller(), trade.buyer())
                .orElseThrow(() -> Problems.forbidden("Only licensor and licensee agree on royalties."));
    }

    private Trade visible(Caller caller, TradeId id) {
        return trades.findByIdOptional(id.value())
                .filter(known -> TradeAccess.maySee(caller, known))
                .orElseThrow(() -> Problems.notFound("trade", id));
    }
}
