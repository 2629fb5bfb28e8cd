package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.chassis.inbox.PrerequisiteMissing;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.settlement.SettlementConfig;
import org.ipmarket.settlement.deposit.DepositState;
import org.ipmarket.settlement.store.Deposit;
import org.ipmarket.settlement.store.DepositRepository;
import org.ipmarket.settlement.store.LotTerms;
import org.ipmarket.settlement.store.LotTermsRepository;

/** What bidding decides about deposits before there is a trade. Runs in the transaction of the event that was heard. */
@ApplicationScoped
public class BiddingsWord {
    private final LotTermsRepository lots;
    private final DepositRepository deposits;
    private final DepositDesk desk;
    private final MarketClock clock;
    private final int batch;

    BiddingsWord(
            LotTermsRepository lots,
            DepositRepository deposits,
            DepositDesk desk,
            MarketClock clock,
            SettlementConfig config) {
        this.lots = lots;
        this.deposits = deposits;
        this.desk = desk;
        this.clock = clock;
        this.batch = config.releaseBatch();
    }

    /**
     * The lot has ended: every deposit on it goes back, but those retained and those that stand for a trade already; also
     * those that bidding never saw. What comes later finds the lot ended and goes back too.
     *
     * @throws PrerequisiteMissing where the lot's announcement has not arrived
     */
    public void lotEnded(LotId lotId, LotTerms.State how, Set<DepositId> retained, String why, Instant at) {
        LotTerms lot = lots.lock(lotId).orElseThrow(() -> new PrerequisiteMissing(Prerequisite.lot(lotId)));
        lot.end(how, at);
        List<UUID> except = retained.stream().map(DepositId::value).toList();
        List<Deposit> live;
        do {
            live = deposits.lockLive(lotId, except, batch);
            for (Deposit deposit : live) {
                if (deposit.state().hasMoney()) {
                    desk.release(deposit, why);
                } else {
                    desk.expire(deposit, why);
                }
            }
            deposits.flush();
        } while (live.size() == batch);
        retained.stream().sorted(Comparator.comparing(DepositId::value)).forEach(id -> retain(id, lotId));
    }

    /** A winner's stands for its trade, a runner-up's waits until the winner has paid or bidding lets it go. */
    private void retain(DepositId id, LotId lot) {
        deposits.lock(id)
                .filter(deposit -> deposit.lot().equals(lot) && deposit.state().hasMoney() && deposit.trade() == null)
                .ifPresent(deposit -> deposit.note(
                        "The lot closed; bidding keeps the deposit for an award, or as the runner-up's.", clock.now()));
    }

    /** The bidder has left the lot: its deposit goes back. */
    public void bidderLeft(DepositId id) {
        Deposit deposit = known(id);
        if (deposit.trade() != null && deposit.state().hasMoney()) {
            throw new IllegalStateException("deposit " + id + " stands for trade " + deposit.trade());
        }
        if (deposit.state().hasMoney()) {
            desk.release(deposit, "The bidder left the lot.");
        }
    }

    /** The bidder may not leave. */
    public void leaveRefused(DepositId id, String why) {
        Deposit deposit = known(id);
        if (deposit.state() == DepositState.RELEASE_REQUESTED) {
            deposit.keep(why, clock.now());
        }
    }

    private Deposit known(DepositId id) {
        return deposits.lock(id).orElseThrow(() -> new IllegalStateException("there is no deposit " + id));
    }
}
