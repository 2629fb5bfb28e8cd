package org.ipmarket.auction.formats.english;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ipmarket.auction.rules.AssetSeen;
import org.ipmarket.auction.rules.AuctionRules;
import org.ipmarket.auction.rules.AuctionTerms;
import org.ipmarket.auction.rules.Command;
import org.ipmarket.auction.rules.Command.Admit;
import org.ipmarket.auction.rules.Command.Advance;
import org.ipmarket.auction.rules.Command.AwardRunnerUp;
import org.ipmarket.auction.rules.Command.Cancel;
import org.ipmarket.auction.rules.Command.Close;
import org.ipmarket.auction.rules.Command.Correct;
import org.ipmarket.auction.rules.Command.FixReserve;
import org.ipmarket.auction.rules.Command.Leave;
import org.ipmarket.auction.rules.Command.Open;
import org.ipmarket.auction.rules.Command.PlaceBid;
import org.ipmarket.auction.rules.Command.PlaceSealed;
import org.ipmarket.auction.rules.Command.PublishKeys;
import org.ipmarket.auction.rules.Command.Resume;
import org.ipmarket.auction.rules.Command.Reveal;
import org.ipmarket.auction.rules.Command.Suspend;
import org.ipmarket.auction.rules.Command.Unseal;
import org.ipmarket.auction.rules.Decision;
import org.ipmarket.auction.rules.Due;
import org.ipmarket.auction.rules.Leading;
import org.ipmarket.auction.rules.LotState;
import org.ipmarket.auction.rules.Outcome;
import org.ipmarket.auction.rules.Outcome.UnsoldReason;
import org.ipmarket.auction.rules.Phase;
import org.ipmarket.auction.rules.Refusal;
import org.ipmarket.auction.rules.Rejection;
import org.ipmarket.messages.Money;

/**
 * English auction with extended bidding (网络竞价、延时竞价), first version.
 *
 * <p>A bid is valid where it comes at or after the opening and before the end, and is at least the start price or, once
 * there is a price, at least the price plus the increment. A valid bid within the extension window makes the end
 * {@code extension} later than that bid, never earlier than it was; an invalid one extends nothing. The highest bid
 * wins and pays itself. The bidder who leads may raise its own bid but cannot leave. No sale with fewer bidders than
 * the terms ask for, below a secret reserve, or where an asset's gate no longer holds.
 */
public final class English1 implements AuctionRules {
    public static final String VERSION = "english/1";

    /** A lot that opens later than announced by more than this ends as much later, so that nobody loses time to bid. */
    private static final Duration PUNCTUAL = Duration.ofSeconds(5);

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public LotState announced(AuctionTerms terms, Instant time) {
        return new LotState(Phase.SCHEDULED, 1, time, terms.closesAt(), null, 0, 0, 0, null, null);
    }

    @Override
    public Decision judge(AuctionTerms terms, LotState state, Command command, Instant time) {
        if (time.isBefore(state.lastTime())) {
            throw new IllegalArgumentException("time goes back from " + state.lastTime() + " to " + time);
        }
        if (state.phase().ended()) {
            return refused(command instanceof PlaceBid ? Refusal.NOT_OPEN : Refusal.ENDED, state);
        }
        return switch (command) {
            case Admit _ -> new Decision.Admitted(state.at(time));
            case Leave leave -> leave(state, leave, time);
            case Open _ -> open(terms, state, time);
            case PlaceBid bid -> bid(terms, state, bid, time);
            case Suspend suspend -> suspend(terms, state, suspend, time);
            case Resume _ -> resume(terms, state, time);
            case Correct correct -> correct(terms, state, correct, time);
            case Close close -> close(terms, state, close, time);
            case FixReserve _, PublishKeys _, PlaceSealed _, Advance _, Reveal _, Unseal _, AwardRunnerUp _ ->
                refused(Refusal.NOT_THIS_FORM, state);
            case Cancel _ -> new Decision.Cancelled(state.to(Phase.CANCELLED).at(time));
        };
    }

    @Override
    public Optional<Money> lowestAcceptable(AuctionTerms terms, LotState state, Instant time) {
        if (state.leading() == null) {
            return Optional.of(terms.startPrice());
        }
        Money price = state.leading().amount();
        if (price.minor() > Money.MAX_MINOR - terms.increment().minor()) {
            return Optional.empty();
        }
        return Optional.of(price.plus(terms.increment()));
    }

    private Decision leave(LotState state, Leave leave, Instant time) {
        if (state.leading() != null && state.leading().bidder().equals(leave.bidder())) {
            return refused(Refusal.BID_STANDS, state);
        }
        return new Decision.Left(state.at(time));
    }

    private Decision open(AuctionTerms terms, LotState state, Instant time) {
        if (state.phase() != Phase.SCHEDULED) {
            return refused(Refusal.ALREADY_OPENED, state);
        }
        if (time.isBefore(terms.opensAt())) {
            return refused(Refusal.NOT_DUE, state);
        }
        Duration late = Duration.between(terms.opensAt(), time);
        LotState open = state.to(Phase.OPEN);
        if (late.compareTo(PUNCTUAL) > 0) {
            open = open.ending(state.endsAt().plus(late));
        }
        return new Decision.Opened(open.at(time));
    }

    private Decision bid(AuctionTerms terms, LotState state, PlaceBid bid, Instant time) {
        if (state.phase() != Phase.OPEN || !time.isBefore(state.endsAt())) {
            return refused(Refusal.NOT_OPEN, state);
        }
        Optional<Money> lowest = lowestAcceptable(terms, state, time);
        if (!bid.amount().currency().equals(terms.startPrice().currency())) {
            return new Decision.BidRejected(state.at(time), Rejection.WRONG_CURRENCY, lowest.orElse(null));
        }
        if (lowest.isEmpty() || bid.amount().compareTo(lowest.get()) < 0) {
            return new Decision.BidRejected(state.at(time), Rejection.TOO_LOW, lowest.orElse(null));
        }
        LotState led = state.led(new Leading(bid.bidder(), bid.amount(), state.nextSequence()), bid.first());
        Instant extended = time.plus(terms.extension());
        boolean late = Duration.between(time, state.endsAt()).compareTo(terms.extensionWindow()) <= 0
                && extended.isAfter(state.endsAt());
        return new Decision.BidAccepted((late ? led.extendedTo(extended) : led).at(time), late);
    }

    /** A lot whose time to open or to end had come before bids stopped arriving lost nothing: it opens, or closes. */
    private Decision suspend(AuctionTerms terms, LotState state, Suspend suspend, Instant time) {
        if (state.phase() == Phase.SUSPENDED) {
            return refused(Refusal.NOT_OPEN, state);
        }
        Instant since = later(suspend.since(), state.lastTime());
        Instant due = state.phase() == Phase.SCHEDULED ? terms.opensAt() : state.endsAt();
        if (!since.isBefore(due) || since.isAfter(time)) {
            return refused(Refusal.NOT_DUE, state);
        }
        return new Decision.Suspended(state.suspended(since).at(time));
    }

    /** One that was not open goes back to wait; if its time to open has passed meanwhile, it opens late. */
    private Decision resume(AuctionTerms terms, LotState state, Instant time) {
        if (state.phase() != Phase.SUSPENDED) {
            return refused(Refusal.NOT_SUSPENDED, state);
        }
        if (!hasOpened(terms, state)) {
            return new Decision.Resumed(state.to(Phase.SCHEDULED).at(time), Duration.ZERO);
        }
        Duration lost = Duration.between(state.suspendedSince(), time);
        LotState open = state.to(Phase.OPEN).ending(state.endsAt().plus(lost));
        return new Decision.Resumed(open.at(time), lost);
    }

    private Decision correct(AuctionTerms terms, LotState state, Correct correct, Instant time) {
        if (hasOpened(terms, state)) {
            return refused(Refusal.ALREADY_OPENED, state);
        }
        AuctionTerms corrected = AuctionTerms.of(correct.terms());
        if (!corrected.startPrice().equals(terms.startPrice())
                || !corrected.opensAt().isAfter(time)) {
            return refused(Refusal.NO_CORRECTION, state);
        }
        return new Decision.Corrected(state.ending(corrected.closesAt()).at(time));
    }

    /** A lot that is due opens before anything else, so one suspended earlier than that was not open. */
    private static boolean hasOpened(AuctionTerms terms, LotState state) {
        return state.phase() == Phase.OPEN
                || (state.phase() == Phase.SUSPENDED && !state.suspendedSince().isBefore(terms.opensAt()));
    }

    private Decision close(AuctionTerms terms, LotState state, Close close, Instant time) {
        if (state.phase() != Phase.OPEN) {
            return refused(Refusal.NOT_OPEN, state);
        }
        if (time.isBefore(state.endsAt())) {
            return refused(Refusal.NOT_DUE, state);
        }
        return new Decision.Closed(state.to(Phase.CLOSED).at(time), outcome(terms, state, close));
    }

    private Outcome outcome(AuctionTerms terms, LotState state, Close close) {
        Leading best = state.leading();
        if (best == null) {
            return unsold(UnsoldReason.NO_BID);
        }
        if (state.bidders() < terms.minimumBidders()) {
            return unsold(UnsoldReason.TOO_FEW_BIDDERS);
        }
        if (close.reserve() != null && best.amount().compareTo(close.reserve().amount()) < 0) {
            return unsold(UnsoldReason.RESERVE_NOT_MET);
        }
        if (!close.assets().stream().allMatch(AssetSeen::holds)) {
            return unsold(UnsoldReason.GATE_FAILED);
        }
        return Outcome.Sold.to(best.bidder(), best.amount());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Outcome unsold(UnsoldReason reason) {
        return new Outcome.Unsold(reason, List.of());
    }

    @Override
    public Due due(AuctionTerms terms, LotState state, Instant time) {
        return switch (state.phase()) {
            case SCHEDULED -> time.isBefore(terms.opensAt()) ? Due.NOTHING : Due.OPEN;
            case OPEN -> time.isBefore(state.endsAt()) ? Due.NOTHING : Due.CLOSE;
            case SUSPENDED, CLOSED, CANCELLED -> Due.NOTHING;
        };
    }

    private static Decision refused(Refusal why, LotState state) {
        return new Decision.Refused(why, state.phase());
    }
}
