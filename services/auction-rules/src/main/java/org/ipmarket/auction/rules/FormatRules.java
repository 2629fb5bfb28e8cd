package org.ipmarket.auction.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ipmarket.auction.rules.Command.Admit;
import org.ipmarket.auction.rules.Command.AwardRunnerUp;
import org.ipmarket.auction.rules.Command.Cancel;
import org.ipmarket.auction.rules.Command.Close;
import org.ipmarket.auction.rules.Command.Correct;
import org.ipmarket.auction.rules.Command.FixReserve;
import org.ipmarket.auction.rules.Command.Leave;
import org.ipmarket.auction.rules.Command.PlaceBid;
import org.ipmarket.auction.rules.Command.PlaceSealed;
import org.ipmarket.auction.rules.Command.PublishKeys;
import org.ipmarket.auction.rules.Command.Suspend;
import org.ipmarket.auction.rules.Command.Unseal;
import org.ipmarket.auction.rules.Decision.Refused;
import org.ipmarket.auction.rules.Outcome.UnsoldReason;
import org.ipmarket.messages.Money;

/**
 * What all formats have in common ({@code docs/formats.md}, "Common to all"): opening, suspension, correction, leaving, the reasons for which
 * a lot is not sold, the runner-up. A format says the rest.
 */
public abstract class FormatRules implements AuctionRules {
    /** A lot that opens later than announced by more than this ends as much later, so that nobody loses time to bid. */
    private static final Duration PUNCTUAL = Duration.ofSeconds(5);

    /** What is remembered from the announcement on; null where nothing. */
    protected Course initial(AuctionTerms terms) {
        return null;
    }

    /**
     * The lot opens: its state is OPEN and its end already as much later as the lot opens late.
     *
     * @param late zero where it is punctual
     */
    protected LotState begin(AuctionTerms terms, LotState open, Duration late, Instant time) {
        return open;
    }

    /** The least amount that a bid may have on a lot that has not ended; empty where no amount would do, or none is told. */
    protected abstract Optional<Money> lowest(AuctionTerms terms, LotState state, Instant time);

    /** How offers are brought at the present stage of a lot that has not ended. */
    protected Secrecy form(LotState state) {
        return Secrecy.OPEN;
    }

    /** Judges a bid on a lot that is open and not over; {@code time} lies before its end. */
    protected abstract Decision bid(AuctionTerms terms, LotState state, PlaceBid bid, Instant time);

    /** Judges a sealed offer on a lot that is open and not over, at a stage that takes such. */
    protected Decision sealed(AuctionTerms terms, LotState state, PlaceSealed offer, Instant time) {
        return refused(Refusal.NOT_THIS_FORM, state);
    }

    /** Whether the present stage is one for bids, if not of everybody. */
    protected boolean takesBids(LotState state) {
        return true;
    }

    /** Goes to the next stage, which is due. */
    protected Decision advance(AuctionTerms terms, LotState state, Instant time) {
        return refused(Refusal.NOT_DUE, state);
    }

    /** Takes the opened offers over, which is due. */
    protected Decision unseal(AuctionTerms terms, LotState state, Unseal opened, Instant time) {
        return refused(Refusal.NOT_THIS_FORM, state);
    }

    /** What is due on an open lot whose present end has come. */
    protected Due overdue(AuctionTerms terms, LotState state, Instant time) {
        return Due.CLOSE;
    }

    /** Whether somebody may still be admitted. */
    protected boolean admits(AuctionTerms terms, LotState state) {
        return true;
    }

    /** What is remembered of an admitted bidder. */
    protected LotState admitted(LotState state, Admit bidder) {
        return state;
    }

    /** Whether a bidder's bid or offer stands, so that it cannot leave. */
    protected boolean stands(AuctionTerms terms, LotState state, BidderRef bidder) {
        return state.leading() != null && state.leading().bidder().equals(bidder);
    }

    /** What is remembered where a bidder leaves. */
    protected LotState left(LotState state, BidderRef bidder) {
        return state;
    }

    /** The best valid offer of each bidder who has not left, best first. */
    protected List<Offer> ranking(AuctionTerms terms, LotState state, Close close) {
        return close.offers().stream().sorted(Offer.BEST_FIRST).toList();
    }

    /** Fewer different bidders than this: no sale. */
    protected int minimumBidders(AuctionTerms terms) {
        return terms.minimumBidders();
    }

    /** How many different bidders count towards the minimum. */
    protected int bidders(LotState state, List<Offer> ranking) {
        return state.bidders();
    }

    /** Who has won, and for what; the ranking is not empty unless the format sells without an offer. */
    protected Outcome.Sold sold(AuctionTerms terms, LotState state, List<Offer> ranking) {
        Offer best = ranking.getFirst();
        RunnerUp runnerUp = terms.hasRunnerUp() && ranking.size() > 1 && reaches(terms, ranking.get(1))
                ? new RunnerUp(ranking.get(1).bidder(), ranking.get(1).amount())
                : null;
        return new Outcome.Sold(List.of(best.bidder()), best.amount(), runnerUp, ranking);
    }

    /** Why a lot with such offers is not sold, gates aside; empty where it is. */
    protected Optional<UnsoldReason> unsold(AuctionTerms terms, LotState state, List<Offer> ranking) {
        if (ranking.isEmpty()) {
            return Optional.of(UnsoldReason.NO_BID);
        }
        if (bidders(state, ranking) < minimumBidders(terms)) {
            return Optional.of(UnsoldReason.TOO_FEW_BIDDERS);
        }
        return reaches(terms, ranking.getFirst()) ? Optional.empty() : Optional.of(UnsoldReason.RESERVE_NOT_MET);
    }

    /** Whether an offer is not under the reserve. */
    protected static boolean reaches(AuctionTerms terms, Offer offer) {
        return reaches(terms, offer.amount());
    }

    /** Whether an amount is not under the reserve. */
    protected static boolean reaches(AuctionTerms terms, Money amount) {
        return terms.reserve().map(reserve -> amount.compareTo(reserve) >= 0).orElse(true);
    }

    protected static Decision refused(Refusal why, LotState state) {
        return new Refused(why, state.phase());
    }

    protected static Decision rejected(LotState state, Rejection reason, Money lowest, Instant time) {
        return new Decision.BidRejected(state.at(time), reason, lowest);
    }

    @Override
    public final LotState announced(AuctionTerms terms, Instant time) {
        return new LotState(Phase.SCHEDULED, 1, time, terms.closesAt(), null, 0, 0, 0, null, initial(terms));
    }

    @Override
    public final Optional<Money> lowestAcceptable(AuctionTerms terms, LotState state, Instant time) {
        return state.phase().ended() ? Optional.empty() : lowest(terms, state, time);
    }

    @Override
    public final Secrecy secrecy(AuctionTerms terms, LotState state) {
        return state.phase().ended() ? Secrecy.OPEN : form(state);
    }

    @Override
    public final Due due(AuctionTerms terms, LotState state, Instant time) {
        return switch (state.phase()) {
            case SCHEDULED -> time.isBefore(terms.opensAt()) || lacksKeys(state) ? Due.NOTHING : Due.OPEN;
            case OPEN -> time.isBefore(state.endsAt()) ? Due.NOTHING : overdue(terms, state, time);
            case SUSPENDED, CLOSED, CANCELLED -> Due.NOTHING;
        };
    }

    @Override
    public final Decision judge(AuctionTerms terms, LotState state, Command command, Instant time) {
        if (time.isBefore(state.lastTime())) {
            throw new IllegalArgumentException("time goes back from " + state.lastTime() + " to " + time);
        }
        return state.phase().ended()
                ? afterTheEnd(state, command, time)
                : switch (command) {
                    case Admit admit -> admit(terms, state, admit, time);
                    case Leave leave -> leave(terms, state, leave, time);
                    case FixReserve _ ->
                        state.phase() == Phase.SCHEDULED
                                ? new Decision.ReserveFixed(state.at(time))
                                : refused(Refusal.ALREADY_OPENED, state);
                    case PublishKeys _ -> publishKeys(state, time);
                    case Command.Open _ -> open(terms, state, time);
                    case PlaceBid bid -> place(terms, state, bid, time);
                    case PlaceSealed offer -> place(terms, state, offer, time);
                    case Suspend suspend -> Halt.suspend(terms, state, suspend, due(terms, state, time), time);
                    case Command.Resume _ -> Halt.resume(terms, state, time);
                    case Command.Advance _ ->
                        due(terms, state, time) == Due.ADVANCE
                                ? advance(terms, state, time)
                                : refused(Refusal.NOT_DUE, state);
                    case Command.Reveal _ ->
                        state.phase() == Phase.OPEN && due(terms, state, time) != Due.NOTHING
                                ? new Decision.Revealed(state.at(time))
                                : refused(Refusal.NOT_DUE, state);
                    case Unseal opened ->
                        due(terms, state, time) == Due.UNSEAL
                                ? unseal(terms, state, opened, time)
                                : refused(Refusal.NOT_DUE, state);
                    case Correct correct -> Halt.correct(terms, state, correct, time);
                    case Close close -> close(terms, state, close, time);
                    case Cancel _ ->
                        new Decision.Cancelled(state.to(Phase.CANCELLED).at(time));
                    case AwardRunnerUp _ -> refused(Refusal.NOBODY_WAITS, state);
                };
    }

    private static Decision afterTheEnd(LotState state, Command command, Instant time) {
        RunnerUp waiting = state.course() instanceof Concluded(RunnerUp runnerUp) ? runnerUp : null;
        return switch (command) {
            case Leave leave
            when waiting != null && waiting.bidder().equals(leave.bidder()) ->
                new Decision.Left(state.on(new Concluded(null)).at(time));
            case AwardRunnerUp _
            when waiting != null ->
                new Decision.RunnerUpAwarded(state.on(new Concluded(null)).at(time), waiting);
            case AwardRunnerUp _ -> refused(Refusal.NOBODY_WAITS, state);
            case PlaceBid _, PlaceSealed _ -> refused(Refusal.NOT_OPEN, state);
            default -> refused(Refusal.ENDED, state);
        };
    }

    private Decision admit(AuctionTerms terms, LotState state, Admit admit, Instant time) {
        return admits(terms, state)
                ? new Decision.Admitted(admitted(state, admit).at(time))
                : refused(Refusal.ADMISSION_OVER, state);
    }

    private Decision leave(AuctionTerms terms, LotState state, Leave leave, Instant time) {
        return stands(terms, state, leave.bidder())
                ? refused(Refusal.BID_STANDS, state)
                : new Decision.Left(left(state, leave.bidder()).at(time));
    }

    private static boolean lacksKeys(LotState state) {
        return state.course() instanceof Keyed keyed && !keyed.keyed();
    }

    private static Decision publishKeys(LotState state, Instant time) {
        if (!(state.course() instanceof Keyed keyed)) {
            return refused(Refusal.NOT_THIS_FORM, state);
        }
        return keyed.keyed()
                ? refused(Refusal.FIXED_ALREADY, state)
                : new Decision.KeysPublished(state.on(keyed.withKeys()).at(time));
    }

    private Decision open(AuctionTerms terms, LotState state, Instant time) {
        if (state.phase() != Phase.SCHEDULED) {
            return refused(Refusal.ALREADY_OPENED, state);
        }
        if (due(terms, state, time) != Due.OPEN) {
            return refused(Refusal.NOT_DUE, state);
        }
        Duration late = Duration.between(terms.opensAt(), time);
        Duration counted = late.compareTo(PUNCTUAL) > 0 ? late : Duration.ZERO;
        LotState open = state.to(Phase.OPEN).ending(state.endsAt().plus(counted));
        return new Decision.Opened(begin(terms, open, counted, time).at(time));
    }

    private Decision place(AuctionTerms terms, LotState state, PlaceBid bid, Instant time) {
        if (state.phase() != Phase.OPEN || !time.isBefore(state.endsAt())) {
            return refused(Refusal.NOT_OPEN, state);
        }
        if (!takesBids(state)) {
            return refused(Refusal.NOT_YET, state);
        }
        Secrecy form = form(state);
        if (form == Secrecy.SEALED || (form == Secrecy.HIDDEN && bid.salt() == null)) {
            return refused(Refusal.NOT_THIS_FORM, state);
        }
        if (!bid.amount().currency().equals(terms.startPrice().currency())) {
            return rejected(
                    state, Rejection.WRONG_CURRENCY, lowest(terms, state, time).orElse(null), time);
        }
        return bid(terms, state, bid, time);
    }

    private Decision place(AuctionTerms terms, LotState state, PlaceSealed offer, Instant time) {
        if (state.phase() != Phase.OPEN || !time.isBefore(state.endsAt())) {
            return refused(Refusal.NOT_OPEN, state);
        }
        return form(state) == Secrecy.SEALED
                ? sealed(terms, state, offer, time)
                : refused(Refusal.NOT_THIS_FORM, state);
    }

    private Decision close(AuctionTerms terms, LotState state, Close close, Instant time) {
        if (state.phase() != Phase.OPEN) {
            return refused(Refusal.NOT_OPEN, state);
        }
        if (due(terms, state, time) != Due.CLOSE) {
            return refused(Refusal.NOT_DUE, state);
        }
        List<Offer> ranking = ranking(terms, state, close);
        Optional<UnsoldReason> unsold = unsold(terms, state, ranking);
        if (unsold.isEmpty() && !awardsAtOnce() && !close.assets().stream().allMatch(AssetSeen::holds)) {
            unsold = Optional.of(UnsoldReason.GATE_FAILED);
        }
        LotState closed = state.to(Phase.CLOSED).at(time);
        if (unsold.isPresent()) {
            return new Decision.Closed(closed.on(null), new Outcome.Unsold(unsold.get(), ranking));
        }
        Outcome.Sold sold = sold(terms, state, ranking);
        return new Decision.Closed(closed.on(sold.runnerUp() == null ? null : new Concluded(sold.runnerUp())), sold);
    }
}
