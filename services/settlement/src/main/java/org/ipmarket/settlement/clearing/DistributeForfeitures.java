package org.ipmarket.settlement.clearing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.settlement.SettlementConfig;
import org.ipmarket.settlement.bank.Bank;
import org.ipmarket.settlement.deposit.Forfeiture;
import org.ipmarket.settlement.deposit.Forfeiture.Distribution;
import org.ipmarket.settlement.deposit.Forfeiture.Yield;
import org.ipmarket.settlement.deposit.Resale;
import org.ipmarket.settlement.deposit.Shares;
import org.ipmarket.settlement.fee.FeeSplit;
import org.ipmarket.settlement.ledger.Account;
import org.ipmarket.settlement.ledger.Explanation;
import org.ipmarket.settlement.ledger.Transfer;
import org.ipmarket.settlement.store.ForfeitedDeposit;
import org.ipmarket.settlement.store.ForfeitureRepository;
import org.ipmarket.settlement.store.LedgerBook;
import org.ipmarket.settlement.store.Payout;
import org.ipmarket.settlement.store.PayoutRepository;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeRepository;
import org.jboss.logging.Logger;

/**
 * Distributes the deposits of defaulters once it is known what their lots brought after all: looked for from time to time, so
 * that no event can be missed. Each in a transaction of its own.
 */
@ApplicationScoped
public class DistributeForfeitures {
    private static final Logger LOG = Logger.getLogger(DistributeForfeitures.class);

    private final ForfeitureRepository forfeitures;
    private final TradeRepository trades;
    private final PayoutRepository payouts;
    private final LedgerBook ledger;
    private final Banks banks;
    private final Audit audit;
    private final MarketClock clock;
    private final SettlementConfig.Forfeitures config;

    DistributeForfeitures(
            ForfeitureRepository forfeitures,
            TradeRepository trades,
            PayoutRepository payouts,
            LedgerBook ledger,
            Banks banks,
            Audit audit,
            MarketClock clock,
            SettlementConfig config) {
        this.forfeitures = forfeitures;
        this.trades = trades;
        this.payouts = payouts;
        this.ledger = ledger;
        this.banks = banks;
        this.audit = audit;
        this.clock = clock;
        this.config = config.forfeitures();
    }

    /** Looks once at all that wait. */
    public void sweep() {
        UUID last = new UUID(0, 0);
        List<UUID> some;
        do {
            UUID after = last;
            some = QuarkusTransaction.requiringNew().call(() -> forfeitures.waiting(after, config.batch()));
            for (UUID id : some) {
                each(new DepositId(id));
                last = id;
            }
        } while (some.size() == config.batch());
    }

    /** Looks at one, in a transaction of its own. */
    void each(DepositId id) {
        try {
            QuarkusTransaction.requiringNew().run(() -> judge(id));
        } catch (RuntimeException e) {
            LOG.errorf(e, "forfeited deposit %s could not be distributed; it is tried again", id);
        }
    }

    private void judge(DepositId id) {
        ForfeitedDeposit forfeited = forfeitures.lock(id).orElseThrow();
        if (forfeited.state() != ForfeitedDeposit.State.WAITING) {
            return;
        }
        switch (outlook(forfeited)) {
            case Resale.Open ignored -> {}
            case Resale.Sold(UUID trade, Instant since) -> {
                if (costsAreSettled(forfeited, since)) {
                    Trade sold = trades.findById(trade);
                    distribute(
                            forfeited,
                            Optional.of(sold),
                            "Trade " + trade + " brought " + sold.sums().price() + ".");
                }
            }
            case Resale.NotSold(String why, Instant since) -> {
                if (costsAreSettled(forfeited, since)) {
                    distribute(forfeited, Optional.empty(), why);
                }
            }
        }
    }

    /** What became of the lot, as far as is known now. */
    public Resale.Outlook outlook(ForfeitedDeposit forfeited) {
        return Resale.judge(
                forfeited.forfeitedAt(),
                forfeitures.chain(forfeited.lot()),
                forfeitures.tradesAfter(forfeited.lot(), forfeited.forfeitedAt()),
                forfeited.givenUp() && forfeited.checkedBy() != null,
                config.relistWithin(),
                clock.now());
    }

    /** Why it is still in suspense; null where it need not be any longer. */
    public String waitsFor(ForfeitedDeposit forfeited) {
        return switch (outlook(forfeited)) {
            case Resale.Open(String why) -> why;
            case Resale.Sold(UUID trade, Instant since) -> waitsForCosts(forfeited, since);
            case Resale.NotSold(String why, Instant since) -> waitsForCosts(forfeited, since);
        };
    }

    private String waitsForCosts(ForfeitedDeposit forfeited, Instant since) {
        if (costsAreSettled(forfeited, since)) {
            return null;
        }
        return (forfeited.costs() == null
                        ? "The shortfall is known; the centre may claim its costs until "
                        : "The shortfall is known; a second person has to check the costs claimed, until ")
                + since.plus(config.costsWithin()) + ".";
    }

    private boolean costsAreSettled(ForfeitedDeposit forfeited, Instant known) {
        return forfeited.checkedBy() != null || clock.now().isAfter(known.plus(config.costsWithin()));
    }

    private void distribute(ForfeitedDeposit forfeited, Optional<Trade> resale, String how) {
        Trade trade = trades.findById(forfeited.trade().value());
        Money costs =
                forfeited.checkedBy() == null ? Money.zero(forfeited.amount().currencyCode()) : forfeited.costs();
        Distribution parts = Forfeiture.distribute(
                forfeited.amount(), costs, yieldOf(trade), resale.map(DistributeForfeitures::yieldOf));
        Account from = Chart.forfeited(forfeited);
        Account toCosts = Chart.costs(forfeited);
        Account seller = Chart.payable(trade);
        List<Claimant> losers = losersOfCommission(trade);
        List<Money> fees = Shares.inProportion(
                parts.commission(), losers.stream().map(Claimant::promised).toList());
        Transfer.Draft out = Transfer.because(
                        forfeited.mode(),
                        "forfeiture-distributed:" + forfeited.deposit(),
                        new Explanation(
                                "FORFEITED_DISTRIBUTED",
                                how + " Costs " + parts.costs() + ", shortfall " + parts.shortfall() + ", commission "
                                        + parts.commission() + ", rest " + parts.rest() + ".",
                                Forfeiture.SOURCE,
                                forfeited.lot().value(),
                                trade.id().value()))
                .move(parts.costs(), from, toCosts)
                .move(parts.shortfall(), from, seller)
                .move(parts.rest(), from, seller);
        for (int i = 0; i < losers.size(); i++) {
            out.move(fees.get(i), from, losers.get(i).account());
        }
        ledger.post(out.build());
        order(forfeited, trade, Payout.Purpose.FORFEITED_COSTS, toCosts, parts.costs());
        order(
                forfeited,
                trade,
                Payout.Purpose.FORFEITED_TO_SELLER,
                seller,
                parts.shortfall().plus(parts.rest()));
        for (int i = 0; i < losers.size(); i++) {
            order(forfeited, trade, losers.get(i).purpose(), losers.get(i).account(), fees.get(i));
        }
        forfeited.distributed(parts, resale.map(sold -> sold.id().value()).orElse(null), how, clock.now());
        audit.recordBySystem(
                resale.map(sold -> "trade:" + sold.id()).orElse("not sold again"),
                forfeited.mode(),
                "deposit.distribute",
                "deposit",
                forfeited.deposit(),
                StateChange.of(ForfeitedDeposit.State.WAITING),
                StateChange.of(forfeited.state()));
    }

    /** Who would have had a part of the commission, and how much. */
    private record Claimant(Payout.Purpose purpose, Account account, Money promised) {}

    private static List<Claimant> losersOfCommission(Trade trade) {
        FeeSplit fees = trade.sums().fees();
        List<Claimant> losers = new ArrayList<>(List.of(
                new Claimant(
                        Payout.Purpose.SELLER_CENTRE_FEE, Chart.centreFee(trade, trade.centre()), fees.sellerCentre()),
                new Claimant(
                        Payout.Purpose.BUYER_CENTRE_FEE,
                        Chart.centreFee(trade, trade.buyerCentre()),
                        fees.buyerCentre()),
                new Claimant(Payout.Purpose.PLATFORM_FEE, Chart.platformFee(trade), fees.platform())));
        trade.brokerFees()
                .forEach((broker, fee) ->
                        losers.add(new Claimant(Payout.Purpose.BROKER_FEE, Chart.brokerFee(trade, broker), fee)));
        return losers;
    }

    private void order(ForfeitedDeposit forfeited, Trade trade, Payout.Purpose purpose, Account from, Money amount) {
        if (amount.isZero()) {
            return;
        }
        Bank bank = banks.require(forfeited.mode());
        payouts.persist(Payout.waiting(
                        purpose,
                        "forfeiture:" + forfeited.deposit() + ":" + purpose + ":" + from.owner(),
                        from,
                        bank.accountInNameOf(from.owner()),
                        amount,
                        purpose + " " + forfeited.deposit(),
                        clock.now())
                .about(trade));
    }

    private static Yield yieldOf(Trade trade) {
        return new Yield(
                trade.sums().sellerProceeds(),
                trade.sums().sellerCommission().plus(trade.sums().buyerCommission()));
    }
}
