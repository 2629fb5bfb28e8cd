package org.ipmarket.listing.offer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;
import org.ipmarket.listing.centre.CentreRules;
import org.ipmarket.listing.centre.RuleCode;
import org.ipmarket.listing.offer.Format.Part;
import org.ipmarket.messages.ContestTerms;
import org.ipmarket.messages.ContestTerms.PriceStep;
import org.ipmarket.messages.ContestTerms.Priority;
import org.ipmarket.messages.ContestTerms.PublicListing;
import org.ipmarket.messages.WorkingDays;

/** Makes what an announcement fixes for the contest from what the seller has chosen and the rules of the centre on that day. */
public final class Contests {
    private Contests() {}

    /** Of terms that {@link OfferRules} has found right. */
    public static ContestTerms of(OfferTerms terms, CentreRules centre, Instant closesAt, WorkingDays calendar) {
        Parts of = new Parts(terms, centre);
        ContestChoice chosen = terms.choice();
        return new ContestTerms(
                steps(chosen),
                chosen.openReserve(),
                of.has(Part.EXTENDS) ? cap(centre) : null,
                chosen.quantity(),
                of.has(Part.RUNNER_UP) ? centre.truth(RuleCode.RUNNER_UP).value() : null,
                of.has(Part.PRIORITY) ? priorities(terms.declarations()) : null,
                of.has(Part.NOTICE) ? listing(chosen, of, closesAt, calendar) : null,
                of.has(Part.ROUNDS)
                        ? new ContestTerms.ThreeRounds(
                                of.period(RuleCode.ROUNDS_FIRST_PAUSE),
                                of.period(RuleCode.ROUNDS_TURN),
                                of.period(RuleCode.ROUNDS_PAUSE))
                        : null,
                of.has(Part.CLOCK)
                        ? new ContestTerms.Clock(of.period(RuleCode.CLOCK_PAUSE), of.period(RuleCode.CLOCK_SILENCE))
                        : null,
                of.has(Part.FALLS)
                        ? new ContestTerms.Dutch(
                                chosen.dutch().shareBasisPoints(),
                                of.period(RuleCode.DUTCH_EVERY),
                                chosen.dutch().floor())
                        : null,
                of.has(Part.SEALED_BEST)
                        ? new ContestTerms.SealedBest(of.period(RuleCode.SEALED_STAGE), of.period(RuleCode.BEST_STAGE))
                        : null);
    }

    /** How long a lot is open: as the price takes to fall, else as the centre's rules say. */
    static Duration open(OfferTerms terms, CentreRules centre, Duration bidding) {
        return Format.has(terms.method(), Part.FALLS)
                ? Falling.of(terms.startPrice(), terms.choice().dutch())
                        .lasts(centre.period(RuleCode.DUTCH_EVERY).value())
                : bidding;
    }

    /** The same for what was announced: by the contest (null where it is that of an offer of before) and the period that were fixed then. */
    public static Duration open(OfferTerms terms, ContestTerms contest, Duration bidding) {
        return contest == null || contest.dutch() == null
                ? bidding
                : Falling.of(terms.startPrice(), terms.choice().dutch())
                        .lasts(contest.dutch().every());
    }

    /** The same contest (null where it is that of an offer of before) with another announced end: the further ends of a public listing follow it. */
    public static ContestTerms moved(ContestTerms contest, Instant before, Instant now, WorkingDays calendar) {
        if (contest == null
                || contest.listing() == null
                || contest.listing().furtherEnds().isEmpty()) {
            return contest;
        }
        List<Instant> ends = contest.listing().furtherEnds();
        int days = calendar.between(WorkingDays.dayOf(before), WorkingDays.dayOf(ends.getFirst()))
                .days();
        return new ContestTerms(
                contest.steps(),
                contest.openReserve(),
                contest.mostExtension(),
                contest.quantity(),
                contest.runnerUp(),
                contest.priorities(),
                new PublicListing(
                        furtherEnds(now, ends.size(), days, calendar),
                        contest.listing().auction()),
                contest.rounds(),
                contest.clock(),
                contest.dutch(),
                contest.sealedBest());
    }

    private static List<PriceStep> steps(ContestChoice chosen) {
        return chosen.steps() == null
                ? null
                : chosen.steps().stream()
                        .map(band -> new PriceStep(band.from(), band.step()))
                        .toList();
    }

    private static Duration cap(CentreRules centre) {
        Duration most = centre.period(RuleCode.EXTENSIONS_MOST).value();
        return most.isZero() ? null : most;
    }

    private static List<Priority> priorities(Declarations declared) {
        return declared.holders().stream()
                .map(holder -> new Priority(
                        holder.holder(), holder.rank(), holder.basis().source()))
                .toList();
    }

    private static PublicListing listing(ContestChoice chosen, Parts of, Instant closesAt, WorkingDays calendar) {
        int times = chosen.furtherPeriods() == null
                ? of.centre().number(RuleCode.LISTING_EXTENSIONS).value()
                : chosen.furtherPeriods();
        int days = of.centre().number(RuleCode.LISTING_EXTENSION).value();
        return new PublicListing(furtherEnds(closesAt, times, days, calendar), of.period(RuleCode.LISTING_AUCTION));
    }

    /** So many working days after one another, at the same time of the day; none where a rehearsal's extension has no days. */
    private static List<Instant> furtherEnds(Instant closesAt, int times, int days, WorkingDays calendar) {
        if (days == 0) {
            return List.of();
        }
        LocalTime time = closesAt.atZone(WorkingDays.ZONE).toLocalTime();
        return IntStream.rangeClosed(1, times)
                .mapToObj(each -> calendar.addWorkingDays(WorkingDays.dayOf(closesAt), each * days)
                        .day()
                        .atTime(time)
                        .atZone(WorkingDays.ZONE)
                        .toInstant())
                .toList();
    }

    private record Parts(OfferTerms terms, CentreRules centre) {
        boolean has(Part part) {
            return Format.has(terms.method(), part);
        }

        Duration period(RuleCode code) {
            return centre.period(code).value();
        }
    }
}
