package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ipmarket.listing.deal.DealGate;
import org.ipmarket.listing.deal.DealTerms;
import org.ipmarket.listing.deal.Publicity;
import org.ipmarket.listing.deal.Verdict;
import org.ipmarket.listing.grant.Extents;
import org.ipmarket.listing.offer.Declarations;
import org.ipmarket.listing.offer.Gate;
import org.ipmarket.listing.offer.GateFacts;
import org.ipmarket.listing.offer.Gates;
import org.ipmarket.listing.offer.Judgement;
import org.ipmarket.listing.register.RuleBooks;
import org.ipmarket.listing.store.AssetRow;
import org.ipmarket.listing.store.Assets;
import org.ipmarket.listing.store.CentreRow;
import org.ipmarket.listing.store.Centres;
import org.ipmarket.listing.store.DealRow;
import org.ipmarket.listing.store.ParticipantRow;
import org.ipmarket.listing.store.Participants;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.event.EventJson;

/** Judges the gates of a deal: those of every offer, and its own. */
@ApplicationScoped
class DealGates {
    private final Participants participants;
    private final Assets assets;
    private final Centres centres;
    private final GateCheck check;
    private final DealOwnGates own;
    private final RuleBooks rules;
    private final MarketClock clock;

    DealGates(
            Participants participants,
            Assets assets,
            Centres centres,
            GateCheck check,
            DealOwnGates own,
            RuleBooks rules,
            MarketClock clock) {
        this.participants = participants;
        this.assets = assets;
        this.centres = centres;
        this.check = check;
        this.own = own;
        this.rules = rules;
        this.clock = clock;
    }

    /** Whom and what a deal is about, as the register has them. */
    record Subject(ParticipantRow seller, ParticipantRow buyer, List<AssetRow> assets) {}

    /** Keeps the sides and the assets as they are until the transaction ends; the caller holds the deal's lock. */
    Subject lock(DealRow row) {
        List<ParticipantRow> sides = Stream.of(row.sellerId(), row.buyerId())
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .map(side -> participants.lockShared(row.mode, side).orElseThrow())
                .toList();
        return new Subject(of(sides, row.seller), of(sides, row.buyer), assets.lockAll(row.assetIds()));
    }

    /** As they are now, for who only looks. */
    Subject look(DealRow row) {
        List<UUID> ids = row.assetIds().isEmpty()
                ? row.onTheTable().terms().assets().stream()
                        .map(asset -> asset.value())
                        .toList()
                : row.assetIds();
        return new Subject(
                participants.find(row.mode, row.sellerId()).orElseThrow(),
                participants.find(row.mode, row.buyerId()).orElseThrow(),
                assets.list("id in ?1 order by id", ids));
    }

    private static ParticipantRow of(List<ParticipantRow> sides, UUID id) {
        return sides.stream().filter(side -> side.id.equals(id)).findFirst().orElseThrow();
    }

    /** The period of publicity that is due for the bargain on the table; empty where none is. */
    Optional<Publicity.Period> publicity(DealRow row, Subject subject) {
        var ruled = rules.of(row.mode, row.centreCode());
        var unit = ruled.publicityDays();
        var state = ruled.stateOwnedNoticeWorkingDays(row.onTheTable().terms().price());
        return Publicity.due(
                subject.seller().kind,
                row.stateOwned,
                new Publicity.Period(unit.value(), false, unit.source().en()),
                new Publicity.Period(state.value(), true, state.source().en()));
    }

    /** Every gate, those that hold too. */
    List<Verdict> judge(DealRow row, Subject subject) {
        List<Verdict> verdicts = new ArrayList<>();
        verdicts.add(DealOwnGates.agreed(row));
        verdicts.addAll(ofEveryOffer(row, subject));
        verdicts.addAll(own.judge(row, subject, publicity(row, subject)));
        return verdicts;
    }

    /** The first gate that bars; those that can only open after the approval are left out where {@code approving}. */
    static Optional<Verdict> firstBarring(List<Verdict> verdicts, boolean approving) {
        return verdicts.stream()
                .filter(Verdict::bars)
                .filter(verdict -> !approving || !AFTER_APPROVAL.contains(verdict.gate()))
                .findFirst();
    }

    private static final Set<String> AFTER_APPROVAL = Arrays.stream(DealGate.values())
            .filter(DealGate::isAfterApproval)
            .map(Enum::name)
            .collect(Collectors.toUnmodifiableSet());

    /** All but the unit's publicity and state ownership: of these the deal's own gates say more. */
    private List<Verdict> ofEveryOffer(DealRow row, Subject subject) {
        return Gates.judge(facts(row, subject)).stream()
                .filter(judged -> judged.gate() != Gate.UNIT_PUBLICITY && judged.gate() != Gate.STATE_OWNED)
                .map(DealGates::verdict)
                .toList();
    }

    /** What the gates of every offer are judged by, for the bargain on the table. */
    GateFacts facts(DealRow row, Subject subject) {
        LocalDate today = clock.today();
        DealTerms terms = row.onTheTable().terms();
        GateFacts.Proposal proposal = new GateFacts.Proposal(
                row.mode,
                GateFacts.Way.AGREEMENT,
                terms.right(),
                extentOf(terms),
                terms.price(),
                false,
                Declarations.NONE,
                row.publicisedAt == null ? null : LocalDate.ofInstant(row.publicisedAt, MarketClock.ZONE),
                null);
        return check.facts(
                row.centreCode(),
                new GateCheck.Subject(
                        row.deal(),
                        row.sellerId(),
                        proposal,
                        today,
                        today,
                        today,
                        termsHash(row),
                        termsRefusal(row, subject, today),
                        null),
                subject.assets());
    }

    static Extent extentOf(DealTerms terms) {
        return terms.extent() == null ? Extent.ALL : terms.extent();
    }

    /** SHA-256 of the bargain on the table: what a co-owner consents to. */
    static String termsHash(DealRow row) {
        return EventJson.hash(row.onTheTable().terms());
    }

    private String termsRefusal(DealRow row, Subject subject, LocalDate today) {
        CentreRow centre = centres.find(row.mode, row.centreCode()).orElseThrow();
        Optional<AssetRow> foreign = subject.assets().stream()
                .filter(asset -> !centre.kinds.contains(asset.kind))
                .findFirst();
        if (foreign.isPresent()) {
            return row.centre + " does not trade " + foreign.get().kind;
        }
        return Extents.ended(extentOf(row.onTheTable().terms()), today).stream()
                .findFirst()
                .map(violation -> violation.field() + ": " + violation.message())
                .orElse(null);
    }

    private static Verdict verdict(Judgement judged) {
        Judgement.Finding first =
                judged.findings().isEmpty() ? null : judged.findings().getFirst();
        return new Verdict(
                judged.gate().name(),
                Verdict.State.valueOf(judged.state().name()),
                judged.reason(),
                judged.source(),
                judged.since(),
                judged.until() == null ? null : judged.until().day(),
                judged.until() == null ? null : judged.until().provisional(),
                first == null ? null : first.asset(),
                first == null || first.inTheWay() == null
                        ? null
                        : first.inTheWay().listing());
    }
}
