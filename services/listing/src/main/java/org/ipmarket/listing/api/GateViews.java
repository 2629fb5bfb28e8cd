package org.ipmarket.listing.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.ipmarket.listing.api.ListingViews.ListingAnswer;
import org.ipmarket.listing.desk.GateBoard;
import org.ipmarket.listing.offer.Gate;
import org.ipmarket.listing.offer.Gates;
import org.ipmarket.listing.offer.Judgement;
import org.ipmarket.listing.offer.OfferState;
import org.ipmarket.messages.WorkingDays;
import org.ipmarket.messages.id.OfferId;

/** What is shown of gates. */
public final class GateViews {
    private GateViews() {}

    /**
     * @param open whether no gate bars
     */
    public record GatesAnswer(
            OfferId listing, OfferState state, Instant judgedAt, boolean open, List<GateAnswer> gates) {
        static GatesAnswer of(GateBoard.Report report) {
            return new GatesAnswer(
                    report.offer().offer(),
                    report.offer().state,
                    report.judgedAt(),
                    Gates.firstBarring(report.gates()).isEmpty(),
                    report.gates().stream().map(GateAnswer::of).toList());
        }
    }

    /**
     * @param until the last day of its period
     * @param provisional whether that day rests on holidays that are not announced yet
     * @param judgedAgain when bidding judges it again, by what the register then says
     * @param found how many findings there are; the first ones are shown
     */
    public record GateAnswer(
            Gate gate,
            Judgement.State state,
            String reason,
            String source,
            LocalDate since,
            LocalDate until,
            Boolean provisional,
            Gate.Opener opener,
            Set<Gate.Again> judgedAgain,
            List<Judgement.Finding> findings,
            int found) {
        static GateAnswer of(Judgement judged) {
            WorkingDays.Deadline until = judged.until();
            return new GateAnswer(
                    judged.gate(),
                    judged.state(),
                    judged.reason(),
                    judged.source(),
                    judged.since(),
                    until == null ? null : until.day(),
                    until == null ? null : until.provisional(),
                    judged.gate().opener(),
                    judged.gate().again(),
                    judged.findings(),
                    judged.found());
        }
    }

    /** The listing that was handed in, and the gates that would bar it today: an early warning. */
    public record SubmissionAnswer(@JsonUnwrapped ListingAnswer listing, List<GateAnswer> warnings) {}
}
