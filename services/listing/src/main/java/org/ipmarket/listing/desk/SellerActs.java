package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.listing.offer.OfferState;
import org.ipmarket.listing.participant.MandateScope;
import org.ipmarket.listing.participant.StepKind;
import org.ipmarket.listing.people.SecondUser;
import org.ipmarket.listing.people.StepAct;
import org.ipmarket.listing.people.UnderMandate;
import org.ipmarket.listing.store.OfferRow;
import org.ipmarket.listing.store.StepRow;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.OfferId;

/** The seller's acts that it can make need two of its users: handing an offer in and taking it back. */
@ApplicationScoped
public class SellerActs {
    private static final String REASON = "reason";

    private final OfferDesk desk;
    private final DraftOffers drafts;
    private final WithdrawOffers withdrawals;
    private final SecondUser second;
    private final UnderMandate mandates;

    SellerActs(
            OfferDesk desk, DraftOffers drafts, WithdrawOffers withdrawals, SecondUser second, UnderMandate mandates) {
        this.desk = desk;
        this.drafts = drafts;
        this.withdrawals = withdrawals;
        this.second = second;
        this.mandates = mandates;
    }

    /** The offer as it is now, and the step that waits for a second user where one is needed. */
    public record Outcome(OfferRow offer, Optional<StepRow> step) {}

    @Transactional
    public Outcome submit(Caller caller, OfferId id) {
        OfferRow row = desk.lockOwn(caller, id);
        requireCovered(caller, row);
        OfferDesk.requireWay(row, OfferState.SUBMITTED);
        Optional<StepRow> step =
                second.ask(caller, StepKind.SUBMIT_LISTING, row.sellerId(), row.id, row.version, Map.of());
        return new Outcome(step.isPresent() ? row : drafts.handIn(row), step);
    }

    @Transactional
    public Outcome withdraw(Caller caller, OfferId id, Supplier<String> why) {
        OfferRow row = desk.lock(caller, id);
        String reason = withdrawals.check(caller, row, why);
        if (WithdrawOffers.isByCentre(caller, row)) {
            return new Outcome(withdrawals.takeBack(row, reason, false), Optional.empty());
        }
        requireCovered(caller, row);
        Optional<StepRow> step =
                second.ask(caller, StepKind.WITHDRAW, row.sellerId(), row.id, row.version, Map.of(REASON, reason));
        return new Outcome(step.isPresent() ? row : withdrawals.takeBack(row, reason, true), step);
    }

    private void requireCovered(Caller caller, OfferRow row) {
        mandates.require(
                caller,
                MandateScope.SELL,
                row.assetIds().stream().map(AssetId::new).toList());
    }

    void handIn(StepRow step) {
        drafts.handIn(lock(step));
    }

    void takeBack(StepRow step) {
        withdrawals.takeBack(lock(step), step.payload.get(REASON).toString(), true);
    }

    private OfferRow lock(StepRow step) {
        OfferRow row = desk.lockOf(step.participantId(), OfferId.fromString(step.subject));
        SecondUser.requireUnchanged(step, row.version);
        return row;
    }

    /** Hands in what another user has proposed to hand in. */
    @ApplicationScoped
    static class Submission implements StepAct {
        private final SellerActs acts;

        Submission(SellerActs acts) {
            this.acts = acts;
        }

        @Override
        public StepKind kind() {
            return StepKind.SUBMIT_LISTING;
        }

        @Override
        public void carryOut(Caller confirming, StepRow step) {
            acts.handIn(step);
        }
    }

    /** Takes back what another user has proposed to take back. */
    @ApplicationScoped
    static class Withdrawal implements StepAct {
        private final SellerActs acts;

        Withdrawal(SellerActs acts) {
            this.acts = acts;
        }

        @Override
        public StepKind kind() {
            return StepKind.WITHDRAW;
        }

        @Override
        public void carryOut(Caller confirming, StepRow step) {
            acts.takeBack(step);
        }
    }
}
