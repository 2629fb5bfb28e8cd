package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ipmarket.listing.deal.DealGate;
import org.ipmarket.listing.deal.DealState;
import org.ipmarket.listing.deal.Publicity;
import org.ipmarket.listing.deal.Side;
import org.ipmarket.listing.deal.Verdict;
import org.ipmarket.listing.evidence.EvidenceKind;
import org.ipmarket.listing.evidence.EvidenceState;
import org.ipmarket.listing.evidence.SubjectKind;
import org.ipmarket.listing.store.DealObjections;
import org.ipmarket.listing.store.DealRow;
import org.ipmarket.listing.store.EvidenceRows;
import org.ipmarket.listing.store.ParticipantRow;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.ParticipantKind;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.id.CentreCode;

/** The gates of {@link DealGate}: what a deal needs beyond what every offer needs. */
@ApplicationScoped
class DealOwnGates {
    private static final int MOST_FILES = 1_000;

    private final DealObjections objections;
    private final EvidenceRows evidence;
    private final MarketClock clock;

    DealOwnGates(DealObjections objections, EvidenceRows evidence, MarketClock clock) {
        this.objections = objections;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** All but {@link #agreed}. */
    List<Verdict> judge(DealRow row, DealGates.Subject subject, Optional<Publicity.Period> due) {
        List<Verdict> verdicts = new ArrayList<>();
        verdicts.add(buyer(row, subject.buyer()));
        verdicts.add(insider(row, subject));
        verdicts.add(abroad(row, subject));
        verdicts.add(stateOwned(row, subject.seller()));
        boolean approved = row.publicisedAt != null || row.concludedAt != null;
        verdicts.add(
                approved
                        ? Verdict.of(DealGate.TWO_REVIEWERS, Verdict.State.PASSED, "looked at and approved by two")
                        : Verdict.of(
                                DealGate.TWO_REVIEWERS, Verdict.State.WAITING, "not approved by two reviewers yet"));
        verdicts.addAll(publicityGates(row, due));
        return verdicts;
    }

    static Verdict agreed(DealRow row) {
        return row.agreedRound != null
                ? Verdict.of(DealGate.AGREED, Verdict.State.PASSED, "round " + row.agreedRound + " binds both sides")
                : Verdict.of(DealGate.AGREED, Verdict.State.WAITING, "the sides have not agreed");
    }

    private static Verdict buyer(DealRow row, ParticipantRow buyer) {
        if (buyer.standing != Standing.QUALIFIED) {
            return Verdict.of(DealGate.BUYER_QUALIFIED, Verdict.State.CLOSED, "the buyer is " + buyer.standing);
        }
        return row.buyerCentre != null && !buyer.belongsTo(new CentreCode(row.buyerCentre))
                ? Verdict.of(
                        DealGate.BUYER_QUALIFIED, Verdict.State.CLOSED, "the buyer is no member of " + row.buyerCentre)
                : Verdict.of(DealGate.BUYER_QUALIFIED, Verdict.State.PASSED, "the buyer is QUALIFIED");
    }

    private static Verdict insider(DealRow row, DealGates.Subject subject) {
        boolean actsForSeller = subject.seller().agents.contains(row.buyerId())
                || row.brokerSide == Side.SELLER && row.buyer.equals(row.broker);
        if (actsForSeller || subject.buyer().staffOf.contains(row.centreCode())) {
            return Verdict.of(
                    DealGate.BUYER_NO_INSIDER,
                    Verdict.State.CLOSED,
                    actsForSeller
                            ? "the buyer acts for the seller"
                            : "the buyer is of the centre's staff or acts for it");
        }
        return Verdict.of(
                DealGate.BUYER_NO_INSIDER,
                Verdict.State.PASSED,
                "the buyer neither is of the centre nor acts for the seller");
    }

    private Verdict abroad(DealRow row, DealGates.Subject subject) {
        boolean technology = subject.assets().stream()
                .anyMatch(asset -> asset.kind == AssetKind.PATENT || asset.type == AssetType.SOFTWARE);
        if (!technology || !subject.buyer().outsideMainland) {
            return Verdict.of(
                    DealGate.BUYER_ABROAD,
                    Verdict.State.NOT_APPLICABLE,
                    technology ? "the buyer is of the mainland" : "no technology is exported");
        }
        return hasChecked(row, EvidenceKind.EXPORT_DECISION)
                ? Verdict.of(DealGate.BUYER_ABROAD, Verdict.State.PASSED, "the decision on the export has been checked")
                : Verdict.of(
                        DealGate.BUYER_ABROAD,
                        Verdict.State.CLOSED,
                        "the buyer is outside the mainland and no checked evidence of the export's permission is there");
    }

    /** The rule for universities and institutes goes before the one for state-owned rights. */
    private Verdict stateOwned(DealRow row, ParticipantRow seller) {
        boolean unit = seller.kind == ParticipantKind.UNIVERSITY || seller.kind == ParticipantKind.INSTITUTE;
        if (!row.stateOwned || unit) {
            return Verdict.of(
                    DealGate.STATE_OWNED,
                    Verdict.State.NOT_APPLICABLE,
                    unit
                            ? "the rule for universities and institutes goes before"
                            : "no reviewer has found that the rights are state assets");
        }
        return hasChecked(row, EvidenceKind.APPRAISAL)
                ? Verdict.of(DealGate.STATE_OWNED, Verdict.State.PASSED, "the appraisal has been checked")
                : Verdict.of(DealGate.STATE_OWNED, Verdict.State.CLOSED, "no checked appraisal is there");
    }

    private boolean hasChecked(DealRow row, EvidenceKind kind) {
        return !evidence.checkedOf(row.mode, Set.of(row.id), Set.of(kind)).isEmpty();
    }

    /** By checked evidence of this publicity: that of an earlier one, on other terms, is older. */
    private boolean isPublicityProved(DealRow row) {
        LocalDate since = LocalDate.ofInstant(row.publicisedAt, MarketClock.ZONE);
        return evidence.list(row.mode, SubjectKind.DEAL, row.id, null, MOST_FILES).stream()
                .anyMatch(file -> file.kind == EvidenceKind.PUBLICITY
                        && file.state == EvidenceState.CHECKED
                        && !file.asOf.isBefore(since));
    }

    private List<Verdict> publicityGates(DealRow row, Optional<Publicity.Period> due) {
        if (due.isEmpty()) {
            return Stream.of(DealGate.PUBLICITY_EVIDENCE, DealGate.PUBLICITY_OVER, DealGate.OBJECTIONS_ANSWERED)
                    .map(gate -> Verdict.of(gate, Verdict.State.NOT_APPLICABLE, "no publicity is due"))
                    .toList();
        }
        boolean proved = row.publicisedAt != null && isPublicityProved(row);
        int open = objections.open(row.id);
        return List.of(
                Verdict.of(
                        DealGate.PUBLICITY_EVIDENCE,
                        proved ? Verdict.State.PASSED : Verdict.State.WAITING,
                        proved
                                ? "evidence of the publicity within the seller's unit has been checked"
                                : "checked evidence of the publicity within the seller's unit is not there"),
                period(row, due.get()),
                Verdict.of(
                        DealGate.OBJECTIONS_ANSWERED,
                        open == 0 ? Verdict.State.PASSED : Verdict.State.WAITING,
                        open == 0 ? "no objection waits for an answer" : open + " objections wait for an answer"));
    }

    private Verdict period(DealRow row, Publicity.Period due) {
        String length = due.days() + (due.workingDays() ? " working days" : " days");
        if (row.publicisedAt == null) {
            return new Verdict(
                    DealGate.PUBLICITY_OVER.name(),
                    Verdict.State.WAITING,
                    "name and price are to be publicised for " + length,
                    due.source(),
                    null,
                    null,
                    null,
                    null,
                    null);
        }
        boolean over = row.state != DealState.PUBLICISED || !clock.now().isBefore(row.publicityUntil);
        return new Verdict(
                DealGate.PUBLICITY_OVER.name(),
                over ? Verdict.State.PASSED : Verdict.State.WAITING,
                "name and price are publicised for " + length,
                row.publicitySource,
                LocalDate.ofInstant(row.publicisedAt, MarketClock.ZONE),
                LocalDate.ofInstant(row.publicityUntil.minusMillis(1), MarketClock.ZONE),
                row.publicityProvisional,
                null,
                null);
    }
}
