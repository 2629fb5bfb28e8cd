package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.recordal.CaseState;
import org.ipmarket.settlement.recordal.Matter;
import org.ipmarket.settlement.recordal.Paper;
import org.ipmarket.settlement.recordal.Want;
import org.ipmarket.settlement.state.IllegalTransition;
import org.ipmarket.settlement.store.Claim;
import org.ipmarket.settlement.store.RecordalCase;
import org.ipmarket.settlement.store.RecordalCase.Part;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeEvidence;
import org.ipmarket.settlement.store.TradeEvidences;
import org.ipmarket.settlement.store.TradeRepository;
import org.ipmarket.settlement.trade.TradeDeed;
import org.ipmarket.settlement.trade.TradeState;

/** The recordal staff of the seller's centre take a case through its office: hand in, correct, enter what the office has said, check it. */
@ApplicationScoped
public class RecordalDesk {
    private final TradeRepository trades;
    private final TradeEvidences evidences;
    private final RecordalFile file;
    private final OfficeWords words;
    private final FileTrade fileTrade;
    private final CompleteTrade completeTrade;
    private final Offices offices;
    private final Audit audit;
    private final MarketClock clock;

    RecordalDesk(
            TradeRepository trades,
            TradeEvidences evidences,
            RecordalFile file,
            OfficeWords words,
            FileTrade fileTrade,
            CompleteTrade completeTrade,
            Offices offices,
            Audit audit,
            MarketClock clock) {
        this.trades = trades;
        this.evidences = evidences;
        this.file = file;
        this.words = words;
        this.fileTrade = fileTrade;
        this.completeTrade = completeTrade;
        this.offices = offices;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param number the office's number of the request; absent where it goes over a link */
    public record HandIn(boolean overLink, LocalDate on, String number) {}

    /** What one person says has happened. @see Claim */
    public record Said(
            Claim.Kind kind, String number, LocalDate on, LocalDate until, String why, LocalDate asOf, UUID evidence) {}

    /** A party or the centre asks for what may go with such a sale. */
    @Transactional
    public Trade ask(Caller caller, TradeId id, Matter matter) {
        Trade trade = TradeAccess.lock(trades, caller, id);
        if (caller.actsFor() != null) {
            TradeAccess.sideOf(caller.actsFor(), trade.seller(), trade.buyer())
                    .orElseThrow(() -> Problems.forbidden("The parties ask, or recordal of the seller's centre."));
            caller.requireParticipant(Role.TRADER);
        } else {
            caller.requireCentre(trade.centre(), Role.RECORDAL);
        }
        requireGoingOn(trade, "given another case");
        RecordalCase opened = file.ask(trade, matter, caller.username());
        audit.record("recordal.ask", "recordal-case", opened.id(), null, StateChange.of(opened.state()));
        return trade;
    }

    /** Hands the request in: over the office's link, or says that it was handed in by hand. Every paper for it must be there. */
    @Transactional
    public Trade file(Caller caller, TradeId id, Matter matter, HandIn request) {
        Trade trade = ofCentre(caller, id);
        RecordalCase each = file.require(trade, matter);
        // a notice that the second person does not find leads back there too, but not by handing in anew
        if (each.state() != CaseState.COLLECTING) {
            throw new IllegalTransition("recordal", each.state(), CaseState.FILED.name());
        }
        requireStep(each, CaseState.FILED);
        requireTurn(trade, each);
        requirePapers(trade, matter, Want.Step.FILING);
        LocalDate today = clock.today();
        if (request.overLink()) {
            offices.require(trade.mode(), matter);
        } else if (request.number() == null || request.on() == null) {
            throw Problems.unprocessable(
                    "number-missing", "number", "What was handed in by hand has the office's number and its day.");
        } else if (request.on().isAfter(today)) {
            throw Problems.unprocessable(
                    "date-out-of-range", "on", "It lies in the future.", Map.of("accepted", today));
        }
        Instant now = clock.now();
        move(
                each,
                "recordal.file",
                () -> each.file(
                        request.overLink(),
                        request.overLink() ? today : request.on(),
                        request.overLink() ? null : request.number(),
                        caller.username(),
                        now));
        if (each.part() == Part.RELEASES && trade.state() != TradeState.FILED) {
            fileTrade.filed(
                    trade,
                    matter + " was handed in" + (request.overLink() ? " over the link." : ": " + request.number()));
        }
        return trade;
    }

    /** Hands in the correction that the office asked for; the corrected paper must have been brought and accepted. */
    @Transactional
    public Trade correct(Caller caller, TradeId id, Matter matter) {
        Trade trade = ofCentre(caller, id);
        RecordalCase each = file.require(trade, matter);
        requireStep(each, CaseState.CORRECTED);
        requireGoingOn(trade, "corrected at the office");
        Instant asked = each.history().getLast().at();
        boolean brought = evidences.of(id).stream()
                .anyMatch(paper -> paper.matter() == matter
                        && paper.paper() == Paper.CORRECTION
                        && paper.state() == TradeEvidence.State.ACCEPTED
                        && paper.uploadedAt().isAfter(asked));
        if (!brought) {
            throw papersMissing(each, List.of(Paper.CORRECTION));
        }
        move(each, "recordal.correct", () -> each.correct(caller.username(), clock.now()));
        return trade;
    }

    /** Enters what the office has said, or that the contract is in effect, with the paper that shows it. */
    @Transactional
    public Trade claim(Caller caller, TradeId id, Matter matter, Said said) {
        Trade trade = ofCentre(caller, id);
        RecordalCase each = file.require(trade, matter);
        requireStep(each, target(each, said.kind()));
        if (each.claim() != null) {
            throw Problems.conflict(
                    "claim-open",
                    "What " + each.claim().by() + " has entered waits for its check.",
                    Map.of("state", each.state().name()));
        }
        if (said.kind() == Claim.Kind.EFFECT) {
            requireTurnToRecord(trade, each);
            RecordTrade.requireInTime(trade, said.on(), clock.today());
            if (matter.office().isEmpty()) {
                requirePapers(trade, matter, Want.Step.FILING);
            }
        }
        LocalDate today = clock.today();
        if (said.asOf().isAfter(today) || said.asOf().isBefore(said.on())) {
            throw Problems.unprocessable(
                    "date-out-of-range",
                    "asOf",
                    "It was seen to be so on its day or after, and not in the future.",
                    Map.of("accepted", said.on() + " to " + today));
        }
        if (said.kind() == Claim.Kind.CORRECTION
                && (said.until() == null || said.until().isBefore(said.on()))) {
            throw Problems.unprocessable("until-missing", "until", "A correction is asked for until a day.");
        }
        requireEvidence(id, matter, said);
        move(
                each,
                "recordal.claim." + said.kind(),
                () -> each.claim(new Claim(
                        said.kind(),
                        said.number(),
                        said.on(),
                        said.until(),
                        said.why(),
                        said.asOf(),
                        said.evidence(),
                        caller.username(),
                        caller.subject(),
                        clock.now())));
        return trade;
    }

    /** Another person has found it so. What completes the sale releases the money. */
    @Transactional
    public Trade check(Caller caller, TradeId id, Matter matter) {
        Trade trade = ofCentre(caller, id);
        RecordalCase each = claimed(trade, matter);
        Claim claim = each.claim();
        requireOther(caller, claim);
        Instant now = clock.now();
        acceptPaper(id, claim, caller, now);
        move(each, "recordal.check." + claim.kind(), () -> {
            switch (claim.kind()) {
                case EFFECT -> {
                    requireTurnToRecord(trade, each);
                    requirePapers(trade, matter, Want.Step.RECORDING);
                    checkEffect(each, caller, now);
                }
                case CORRECTION -> each.correctionAsked(claim.until(), claim.why(), caller.username(), now);
                case REFUSAL -> each.refused(claim.why(), caller.username(), now);
                case GAZETTE -> each.gazetted(claim.number(), claim.on(), caller.username(), now);
            }
        });
        if (each.state() == CaseState.REFUSED) {
            words.refused(trade, each);
        }
        if (claim.kind() == Claim.Kind.EFFECT && each.part() == Part.RELEASES) {
            completeTrade.whenAllRecorded(trade);
        }
        return trade;
    }

    /** Records what was claimed, by another person than who claimed it. */
    static void checkEffect(RecordalCase each, Caller caller, Instant now) {
        if (each.claim() == null || each.claim().kind() != Claim.Kind.EFFECT) {
            throw new IllegalTransition("recordal", each.state(), CaseState.RECORDED.name());
        }
        requireOther(caller, each.claim());
        each.recorded(caller.username(), now);
    }

    /** Another person does not find it so. */
    @Transactional
    public Trade refuse(Caller caller, TradeId id, Matter matter, String why) {
        Trade trade = ofCentre(caller, id);
        RecordalCase each = claimed(trade, matter);
        requireOther(caller, each.claim());
        move(each, "recordal.refuse-claim", () -> each.refuseClaim(caller.username(), clock.now(), why));
        return trade;
    }

    /** A case that the office has refused is begun again; a trade that was frozen for it has to be lifted first. */
    @Transactional
    public Trade again(Caller caller, TradeId id, Matter matter, String why) {
        Trade trade = ofCentre(caller, id);
        RecordalCase each = file.require(trade, matter);
        if (each.state() != CaseState.REFUSED) {
            throw new IllegalTransition("recordal", each.state(), "filed anew");
        }
        requireGoingOn(trade, "filed anew");
        Instant now = clock.now();
        move(each, "recordal.again", () -> each.startAgain(caller.username(), now, why));
        if (each.part() == Part.RELEASES && trade.state() == TradeState.FILED) {
            fileTrade.returned(trade, matter + " is to be filed anew: " + why);
        }
        return trade;
    }

    /** A case that the money does not wait for is given up. */
    @Transactional
    public Trade close(Caller caller, TradeId id, Matter matter, String why) {
        Trade trade = ofCentre(caller, id);
        RecordalCase each = file.require(trade, matter);
        if (each.part() == Part.RELEASES) {
            throw Problems.conflict(
                    "recordal-needed",
                    "The money waits for this case; the trade is unwound instead.",
                    Map.of("state", each.state().name()));
        }
        move(each, "recordal.close", () -> each.close(caller.username(), clock.now(), why));
        return trade;
    }

    private void move(RecordalCase each, String action, Runnable step) {
        CaseState before = each.state();
        step.run();
        audit.record(action, "recordal-case", each.id(), StateChange.of(before), StateChange.of(each.state()));
    }

    private RecordalCase claimed(Trade trade, Matter matter) {
        RecordalCase each = file.require(trade, matter);
        if (each.claim() == null) {
            throw Problems.conflict(
                    "nothing-to-check",
                    "Nobody has entered anything.",
                    Map.of("state", each.state().name()));
        }
        return each;
    }

    private static void requireOther(Caller caller, Claim claim) {
        if (caller.subject().equals(claim.subject())) {
            throw Problems.forbidden("same-person", "Who entered it cannot check it.");
        }
    }

    private static CaseState target(RecordalCase each, Claim.Kind kind) {
        return switch (kind) {
            case EFFECT -> each.matter().office().isPresent() ? CaseState.NOTICE_ISSUED : CaseState.IN_EFFECT;
            case CORRECTION -> CaseState.CORRECTION_ASKED;
            case REFUSAL -> CaseState.REFUSED;
            case GAZETTE -> CaseState.GAZETTED;
        };
    }

    private static void requireStep(RecordalCase each, CaseState wanted) {
        each.state().to(wanted, each.matter());
    }

    /** Whether the trade is where this case may go to the office. */
    private static void requireTurn(Trade trade, RecordalCase each) {
        switch (each.part()) {
            case RELEASES -> {
                if (trade.state() != TradeState.FILED) {
                    trade.state().requirePermits(TradeDeed.FILE);
                }
                FileTrade.requireRecordable(trade);
            }
            case OWED -> {
                if (trade.state() != TradeState.RECORDED && trade.state() != TradeState.COMPLETED) {
                    throw new IllegalTransition("trade", trade.state(), "filed for what follows its completion");
                }
            }
            case OPTIONAL -> requireGoingOn(trade, "filed");
        }
    }

    private static void requireTurnToRecord(Trade trade, RecordalCase each) {
        if (each.part() == Part.RELEASES) {
            trade.state().requirePermits(TradeDeed.RECORD);
            FileTrade.requireRecordable(trade);
        } else {
            requireGoingOn(trade, "recorded in part");
        }
    }

    private static void requireGoingOn(Trade trade, String wanted) {
        if (trade.state().isUndone() || trade.state().isFrozen()) {
            throw new IllegalTransition("trade", trade.state(), wanted);
        }
    }

    private void requirePapers(Trade trade, Matter matter, Want.Step step) {
        List<Paper> missing =
                file.missing(trade, matter, step).stream().map(Want::paper).toList();
        if (!missing.isEmpty()) {
            throw papersMissing(file.require(trade, matter), missing);
        }
    }

    private static RuntimeException papersMissing(RecordalCase each, List<Paper> missing) {
        return Problems.conflict(
                "papers-missing",
                "Not brought and accepted: "
                        + String.join(
                                "; ",
                                missing.stream()
                                        .map(paper -> paper.zh() + " " + paper.en())
                                        .toList()),
                Map.of("state", each.state().name(), "missing", missing));
    }

    private void requireEvidence(TradeId id, Matter matter, Said said) {
        Set<Paper> fitting =
                switch (said.kind()) {
                    case EFFECT -> Set.of(matter.office().isPresent() ? Paper.OFFICE_PAPER : Paper.CONTRACT);
                    case CORRECTION -> Set.of(Paper.CORRECTION_REQUEST);
                    case REFUSAL -> Set.of(Paper.REFUSAL);
                    case GAZETTE -> Set.of(Paper.GAZETTE);
                };
        evidences
                .find(id, said.evidence())
                .filter(paper -> paper.matter() == matter
                        && fitting.contains(paper.paper())
                        && paper.state() != TradeEvidence.State.REFUSED)
                .orElseThrow(() -> Problems.unprocessable(
                        "unknown-evidence",
                        "evidence",
                        "There is no paper " + said.evidence() + " of this case that shows it and was not refused.",
                        Map.of("accepted", fitting)));
    }

    /** Who checks what was entered has looked at its paper. */
    private void acceptPaper(TradeId id, Claim claim, Caller caller, Instant now) {
        if (claim.evidence() != null) {
            evidences
                    .find(id, claim.evidence())
                    .filter(paper -> paper.state() == TradeEvidence.State.UPLOADED
                            && !paper.uploadedSubject().equals(caller.subject()))
                    .ifPresent(paper -> paper.reviewed(true, null, caller.username(), caller.subject(), now));
        }
    }

    private Trade ofCentre(Caller caller, TradeId id) {
        return TradeAccess.ofSellersCentre(trades, caller, id, Role.RECORDAL);
    }
}
