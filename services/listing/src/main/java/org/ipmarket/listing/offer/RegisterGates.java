package org.ipmarket.listing.offer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ipmarket.listing.centre.Ruled;
import org.ipmarket.listing.grant.Kind;
import org.ipmarket.listing.offer.Judgement.Finding;
import org.ipmarket.listing.offer.Judgement.State;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.WorkingDays.Deadline;

/** What the copy of the office's register must say, and of which date it is. */
final class RegisterGates {
    private RegisterGates() {}

    static Judgement inForce(GateFacts facts) {
        List<Finding> found = new ArrayList<>();
        for (GateFacts.Asset asset : facts.assets()) {
            if (asset.status() != LegalStatus.IN_FORCE) {
                found.add(new Finding(asset.id(), "the right is " + asset.status() + " as of " + asset.statusAsOf()));
            } else if (asset.expires() != null
                    && !asset.expires().isAfter(facts.days().closes())) {
                found.add(new Finding(
                        asset.id(),
                        "protection ends on " + asset.expires() + ", not after the close on "
                                + facts.days().closes()));
            }
            for (GateFacts.Stop stop : asset.stops()) {
                if (!stop.from().isAfter(facts.days().closes())) {
                    found.add(new Finding(asset.id(), "the right is under " + stop.kind() + " since " + stop.from()));
                }
            }
        }
        return Judgement.by(Gate.IN_FORCE, State.CLOSED, found, "every right is in force until the close")
                .since(oldestCopy(facts));
    }

    static Judgement annuities(GateFacts facts) {
        if (facts.assets().stream().noneMatch(asset -> asset.kind() == AssetKind.PATENT)) {
            return Judgement.notApplicable(Gate.ANNUITIES_PAID, "works need no annuities");
        }
        List<Finding> found = facts.assets().stream()
                .filter(asset -> asset.kind() == AssetKind.PATENT && asset.annuitiesPaidUntil() != null)
                .filter(asset ->
                        !asset.annuitiesPaidUntil().isAfter(facts.days().closes()))
                .map(asset -> new Finding(
                        asset.id(),
                        "no annuity is paid from " + asset.annuitiesPaidUntil() + " on, and the close is on "
                                + facts.days().closes()))
                .toList();
        LocalDate first = facts.assets().stream()
                .map(GateFacts.Asset::annuitiesPaidUntil)
                .filter(day -> day != null)
                .min(Comparator.naturalOrder())
                .orElse(null);
        Judgement judged = Judgement.by(
                Gate.ANNUITIES_PAID,
                State.CLOSED,
                found,
                first == null
                        ? "the register's copy says in force and names no annuity that is due"
                        : "annuities are paid beyond the close");
        return first == null || judged.bars() ? judged : judged.until(calendarDay(first.minusDays(1)));
    }

    static Judgement current(GateFacts facts) {
        Ruled<Integer> rule = facts.rules().centre().oldestStatusDays();
        int oldest = rule.value();
        List<Finding> found = facts.assets().stream()
                .filter(asset -> asset.statusAsOf()
                        .plusDays(oldest)
                        .isBefore(facts.days().today()))
                .map(asset -> new Finding(
                        asset.id(),
                        "the register's copy is of " + asset.statusAsOf() + "; it may be " + oldest + " days old"))
                .toList();
        LocalDate copy = oldestCopy(facts);
        Judgement judged = Judgement.by(
                        Gate.STATUS_CURRENT,
                        State.CLOSED,
                        found,
                        "the oldest of the register's copies is of " + copy + "; it may be " + oldest + " days old")
                .by(rule)
                .since(copy);
        return judged.bars() ? judged : judged.until(calendarDay(copy.plusDays(oldest)));
    }

    /** An open licence is one that the office has announced; without its number it is a standard licence. */
    static Judgement openLicence(GateFacts facts) {
        if (facts.proposal().method() != SaleMethod.OPEN_LICENCE) {
            return Judgement.notApplicable(Gate.OPEN_LICENCE, "no open licence is offered");
        }
        List<Finding> found = facts.assets().stream()
                .filter(asset -> asset.inForce().stream()
                        .map(GateFacts.Lien::grant)
                        .noneMatch(grant -> grant.kind() == Kind.OPEN && grant.registration() != null))
                .map(asset ->
                        new Finding(asset.id(), "the register's copy shows no open licence with the office's number"))
                .toList();
        return Judgement.by(Gate.OPEN_LICENCE, State.CLOSED, found, "the office has announced the open licence");
    }

    static Judgement ownershipOfWorks(GateFacts facts) {
        List<GateFacts.Asset> works = facts.assets().stream()
                .filter(asset -> asset.kind() == AssetKind.COPYRIGHT)
                .toList();
        if (works.isEmpty()) {
            return Judgement.notApplicable(Gate.WORK_OWNERSHIP, "no work is offered");
        }
        if (!facts.rules().live()) {
            return Judgement.passed(
                    Gate.WORK_OWNERSHIP, "two reviewers look at the registration; test mode asks for no file");
        }
        List<Finding> found = works.stream()
                .filter(work -> !work.evidence())
                .map(work -> new Finding(
                        work.id(),
                        "no evidence of authorship or chain of title has been reviewed by one and checked by a second"))
                .toList();
        return Judgement.by(Gate.WORK_OWNERSHIP, State.CLOSED, found, "the evidence is reviewed and checked");
    }

    private static LocalDate oldestCopy(GateFacts facts) {
        return facts.assets().stream()
                .map(GateFacts.Asset::statusAsOf)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Counted in calendar days and not rolled: a copy does not grow younger over a holiday. */
    private static Deadline calendarDay(LocalDate day) {
        return new Deadline(day, false);
    }
}
