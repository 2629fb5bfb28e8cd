package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ipmarket.chassis.inbox.KnownStates;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.EncumbranceKind;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.WorkingDays;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.ParticipantChanged;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.settlement.SettlementConfig;
import org.ipmarket.settlement.recordal.CaseState;
import org.ipmarket.settlement.recordal.Completion;
import org.ipmarket.settlement.recordal.Deadlines;
import org.ipmarket.settlement.recordal.Deadlines.Due;
import org.ipmarket.settlement.recordal.Matter;
import org.ipmarket.settlement.recordal.Paper;
import org.ipmarket.settlement.recordal.Want;
import org.ipmarket.settlement.recordal.WantedPapers;
import org.ipmarket.settlement.store.RecordalCase;
import org.ipmarket.settlement.store.RecordalCase.Part;
import org.ipmarket.settlement.store.RecordalCases;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeEvidence;
import org.ipmarket.settlement.store.TradeEvidences;
import org.ipmarket.settlement.store.TradeStep;
import org.ipmarket.settlement.trade.TradeState;

/** What has to happen until a trade is complete, what is missing for it, until when and by which rule. */
@ApplicationScoped
public class RecordalFile {
    private final RecordalCases cases;
    private final TradeEvidences evidences;
    private final KnownStates knownStates;
    private final MarketClock clock;
    private final MarketCalendars calendars;
    private final SettlementConfig.Recordal config;

    RecordalFile(
            RecordalCases cases,
            TradeEvidences evidences,
            KnownStates knownStates,
            MarketClock clock,
            MarketCalendars calendars,
            SettlementConfig config) {
        this.cases = cases;
        this.evidences = evidences;
        this.knownStates = knownStates;
        this.clock = clock;
        this.calendars = calendars;
        this.config = config.recordal();
    }

    /** A paper that a case wants and how far it is; {@code files} are those that were brought for it, newest last. */
    public record Wanted(Want want, Status status, List<TradeEvidence> files) {
        public enum Status {
            MISSING,
            /** Brought; nobody has looked at it. */
            UPLOADED,
            ACCEPTED,
            /** What was brought was refused. */
            REFUSED
        }
    }

    /** A case, what it wants, what is still missing for the next step, and what runs. */
    public record Case(RecordalCase file, List<Wanted> papers, List<Want> missing, List<Due> due) {}

    /**
     * The whole file.
     *
     * @param completions for each kind of the trade's assets what completes its sale
     * @param files every file, also those that no case wants
     */
    public record Whole(
            Map<AssetKind, Completion> completions,
            List<Case> cases,
            Set<Matter> optional,
            List<TradeEvidence> files) {}

    /** What completes the sale of each kind of asset of the trade. */
    Map<AssetKind, Completion> completions(Trade trade) {
        return completions(trade, assets(trade));
    }

    private static Map<AssetKind, Completion> completions(Trade trade, List<AssetChanged> assets) {
        Set<AssetKind> kinds = assets.stream()
                .map(asset -> asset.type().kind())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(AssetKind.class)));
        if (kinds.isEmpty()) {
            throw new IllegalStateException("none of the assets of trade " + trade.id() + " is known");
        }
        Map<AssetKind, Completion> completions = new EnumMap<>(AssetKind.class);
        kinds.forEach(kind -> completions.put(kind, Completion.of(kind, trade.right(), trade.isOpenLicence())));
        return completions;
    }

    /** The cases that the trade needs, and those that were opened beside: those not begun are made, unless only looked at. */
    private List<RecordalCase> cases(Trade trade, Map<AssetKind, Completion> completions) {
        List<RecordalCase> found = new ArrayList<>(cases.of(trade.id()));
        needed(completions).forEach((matter, part) -> {
            if (found.stream().noneMatch(each -> each.matter() == matter)) {
                found.add(RecordalCase.opened(trade, matter, part, "market", trade.openedAt()));
            }
        });
        return found;
    }

    /** The cases for which the money waits; stored, so that they can be moved. */
    List<RecordalCase> releasing(Trade trade) {
        return completions(trade).values().stream()
                .map(Completion::releases)
                .distinct()
                .map(matter -> require(trade, matter))
                .toList();
    }

    /**
     * The case of the trade about a matter, stored.
     *
     * @throws RuntimeException 422 where this is not what completes such a sale nor goes with it; 409 where it may be asked
     *     for and was not
     */
    RecordalCase require(Trade trade, Matter matter) {
        return cases.find(trade.id(), matter).orElseGet(() -> {
            Map<AssetKind, Completion> completions = completions(trade);
            Part part = needed(completions).get(matter);
            if (part == null && isOptional(completions.values(), matter)) {
                throw Problems.conflict(
                        "recordal-not-asked",
                        "Nobody has asked for " + matter + " of this trade.",
                        Map.of("state", "NOT_ASKED"));
            }
            if (part == null) {
                throw wrong(completions.values(), matter + " is not how this sale completes.");
            }
            return open(trade, matter, part, "market");
        });
    }

    /** Opens what may be asked for. @throws RuntimeException 422 where it does not go with such a sale, 409 where it is open */
    RecordalCase ask(Trade trade, Matter matter, String by) {
        Collection<Completion> completions = completions(trade).values();
        if (!isOptional(completions, matter)) {
            throw wrong(completions, matter + " cannot be asked for with this sale.");
        }
        cases.find(trade.id(), matter).ifPresent(open -> {
            throw Problems.conflict(
                    "recordal-state",
                    "It is open already and " + open.state() + ".",
                    Map.of("state", open.state().name()));
        });
        return open(trade, matter, Part.OPTIONAL, by);
    }

    private RecordalCase open(Trade trade, Matter matter, Part part, String by) {
        RecordalCase opened = RecordalCase.opened(trade, matter, part, by, clock.now());
        cases.persist(opened);
        return opened;
    }

    /** 422, with the rule and what would be accepted. */
    RuntimeException wrong(Collection<Completion> completions, String why) {
        return Problems.unprocessable(
                "wrong-completion",
                "completes",
                why + " "
                        + completions.stream()
                                .map(each -> each.rule().toString())
                                .collect(Collectors.joining(" ")),
                Map.of(
                        "accepted",
                        completions.stream()
                                .map(each -> each.releases().act().name())
                                .distinct()
                                .toList(),
                        "rule",
                        completions.stream().map(each -> each.rule().toString()).toList()));
    }

    private static boolean isOptional(Collection<Completion> completions, Matter matter) {
        return completions.stream().anyMatch(each -> each.optional().contains(matter));
    }

    private static Map<Matter, Part> needed(Map<AssetKind, Completion> completions) {
        Map<Matter, Part> needed = new EnumMap<>(Matter.class);
        completions.values().forEach(each -> each.owed().forEach(matter -> needed.put(matter, Part.OWED)));
        completions.values().forEach(each -> needed.put(each.releases(), Part.RELEASES));
        return needed;
    }

    /** What of the papers for a step, and for those before it, was not brought and accepted. */
    List<Want> missing(Trade trade, Matter matter, Want.Step step) {
        List<TradeEvidence> files = evidences.of(trade.id());
        return wanted(facts(assets(trade), trade), matter, files).stream()
                .filter(each -> each.want().before().compareTo(step) <= 0)
                .filter(each -> each.status() != Wanted.Status.ACCEPTED)
                .map(Wanted::want)
                .toList();
    }

    /** The whole file as it stands. */
    public Whole whole(Trade trade) {
        List<TradeEvidence> files = evidences.of(trade.id());
        List<AssetChanged> assets = assets(trade);
        Map<AssetKind, Completion> completions = completions(trade, assets);
        WantedPapers.Facts facts = facts(assets, trade);
        WorkingDays calendar = calendars.of(trade.mode(), trade.centre());
        List<RecordalCase> all = cases(trade, completions);
        LocalDate contract = all.stream()
                .filter(each -> each.part() == Part.RELEASES && each.effectiveOn() != null)
                .map(RecordalCase::effectiveOn)
                .findFirst()
                .orElse(null);
        List<Case> shown = all.stream()
                .map(each -> {
                    List<Wanted> papers = wanted(facts, each.matter(), files);
                    List<Want> missing = each.state().isRecorded() || each.state() == CaseState.CLOSED
                            ? List.of()
                            : papers.stream()
                                    .filter(paper -> paper.status() != Wanted.Status.ACCEPTED)
                                    .map(Wanted::want)
                                    .toList();
                    return new Case(each, papers, missing, due(trade, each, missing, contract, calendar));
                })
                .toList();
        Set<Matter> optional = completions.values().stream()
                .flatMap(each -> each.optional().stream())
                .filter(matter -> all.stream().noneMatch(each -> each.matter() == matter))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Matter.class)));
        return new Whole(completions, shown, optional, files);
    }

    private List<Due> due(
            Trade trade, RecordalCase each, List<Want> missing, LocalDate contract, WorkingDays calendar) {
        Stream<Due> first =
                switch (each.state()) {
                    case OPENED, COLLECTING, REFUSED ->
                        Deadlines.toFile(each.matter(), funded(trade), contract, config.filingWorkingDays(), calendar)
                                .stream();
                    case CORRECTION_ASKED -> Stream.of(Deadlines.toCorrect(each.correctUntil()));
                    case NOTICE_ISSUED, IN_EFFECT ->
                        Stream.of(Deadlines.toCheck(day(each.claim().at()), config.checkWorkingDays(), calendar));
                    case FILED, CORRECTED, RECORDED, GAZETTED, CLOSED -> Stream.empty();
                };
        boolean feeOpen =
                each.filedOn() != null && missing.stream().anyMatch(want -> want.paper() == Paper.OFFICIAL_FEE);
        return Stream.concat(first, feeOpen ? Stream.of(Deadlines.toPayFee(each.filedOn(), calendar)) : Stream.empty())
                .toList();
    }

    private static LocalDate funded(Trade trade) {
        return trade.history().stream()
                .filter(step -> step.state() == TradeState.FUNDED)
                .map(TradeStep::at)
                .map(RecordalFile::day)
                .findFirst()
                .orElse(null);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, MarketClock.ZONE);
    }

    private static List<Wanted> wanted(WantedPapers.Facts facts, Matter matter, List<TradeEvidence> files) {
        return WantedPapers.of(matter, facts).stream()
                .map(want -> {
                    List<TradeEvidence> brought = files.stream()
                            .filter(file -> file.matter() == matter && file.paper() == want.paper())
                            .toList();
                    return new Wanted(want, status(brought), brought);
                })
                .toList();
    }

    private static Wanted.Status status(List<TradeEvidence> brought) {
        Set<TradeEvidence.State> states =
                brought.stream().map(TradeEvidence::state).collect(Collectors.toSet());
        if (states.contains(TradeEvidence.State.ACCEPTED)) {
            return Wanted.Status.ACCEPTED;
        }
        if (states.contains(TradeEvidence.State.UPLOADED)) {
            return Wanted.Status.UPLOADED;
        }
        return states.isEmpty() ? Wanted.Status.MISSING : Wanted.Status.REFUSED;
    }

    private WantedPapers.Facts facts(List<AssetChanged> assets, Trade trade) {
        long patents = assets.stream()
                .filter(asset -> asset.type().kind() == AssetKind.PATENT)
                .count();
        Money fee = Money.parse(config.changeFee(), "CNY");
        return new WantedPapers.Facts(
                trade.right(),
                assets.stream().anyMatch(asset -> asset.owners().size() > 1),
                assets.stream()
                        .anyMatch(asset -> asset.encumbrances() != null
                                && asset.encumbrances().contains(EncumbranceKind.PLEDGE)),
                isOutside(trade.buyer()) || isOutside(trade.seller()),
                Money.cny(Math.multiplyExact(fee.minor(), patents)));
    }

    private boolean isOutside(ParticipantId party) {
        return knownStates
                .find(ParticipantChanged.class, party.toString())
                .map(ParticipantChanged::outsideMainland)
                .orElse(false);
    }

    /** The assets as the register has them now. */
    List<AssetChanged> assets(Trade trade) {
        return trade.assets().stream()
                .map(id -> knownStates.find(AssetChanged.class, id.toString()))
                .flatMap(Optional::stream)
                .toList();
    }
}
