package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.inbox.KnownStates;
import org.ipmarket.chassis.inbox.PrerequisiteMissing;
import org.ipmarket.chassis.outbox.Outbox;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.DealConcluded;
import org.ipmarket.messages.event.LotAwarded;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.event.OfferAnnounced.OfferedAsset;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.deposit.DepositState;
import org.ipmarket.settlement.fee.Brought;
import org.ipmarket.settlement.store.Deposit;
import org.ipmarket.settlement.store.DepositRepository;
import org.ipmarket.settlement.store.LotTerms;
import org.ipmarket.settlement.store.LotTermsRepository;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeRepository;
import org.ipmarket.settlement.trade.ConfirmationOfSale;
import org.ipmarket.settlement.trade.TradeState;
import org.ipmarket.settlement.trade.TradeSums;
import org.ipmarket.settlement.trade.Way;

/** Opens the trade of an award or of a deal. Runs in the transaction of the event that was heard; an award has one trade. */
@ApplicationScoped
public class OpenTrade {
    private final LotTermsRepository lots;
    private final DepositRepository deposits;
    private final TradeRepository trades;
    private final KnownStates knownStates;
    private final BrokerMembers brokers;
    private final OpeningCourse course;
    private final TradeClocks clocks;
    private final FreezeTrade freezeTrade;
    private final ConcludeTrade conclude;
    private final Outbox outbox;
    private final Audit audit;
    private final MarketClock clock;

    OpenTrade(
            LotTermsRepository lots,
            DepositRepository deposits,
            TradeRepository trades,
            KnownStates knownStates,
            BrokerMembers brokers,
            OpeningCourse course,
            TradeClocks clocks,
            FreezeTrade freezeTrade,
            ConcludeTrade conclude,
            Outbox outbox,
            Audit audit,
            MarketClock clock) {
        this.lots = lots;
        this.deposits = deposits;
        this.trades = trades;
        this.knownStates = knownStates;
        this.brokers = brokers;
        this.course = course;
        this.clocks = clocks;
        this.freezeTrade = freezeTrade;
        this.conclude = conclude;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The periods run from now, when the parties can see the trade, not from the award.
     *
     * @throws PrerequisiteMissing where the announcement or an asset's state has not arrived
     */
    public void open(LotAwarded award) {
        LotTerms lot = lots.lock(award.lot()).orElseThrow(() -> new PrerequisiteMissing(Prerequisite.lot(award.lot())));
        if (trades.isOpened(award.award())) {
            return;
        }
        OfferAnnounced terms = lot.announced();
        List<AssetId> assets = terms.assets().stream().map(OfferedAsset::asset).toList();
        List<AssetChanged> known = assets.stream().map(this::known).toList();
        Deposit deposit = deposits.lock(award.deposit())
                .filter(held -> held.lot().equals(award.lot())
                        && held.participant().equals(award.winner())
                        && held.mode() == award.mode()
                        && held.trade() == null)
                .orElseThrow(() -> new IllegalStateException("award " + award.award() + " names deposit "
                        + award.deposit() + ", which is not the winner's, or counts for another trade already"));
        if (deposit.state() == DepositState.RELEASE_REQUESTED) {
            deposit.keep("Its giver has won the lot.", clock.now());
        }
        Instant now = clock.now();
        Brought brought = brokers.of(lot.seller(), award.winner());
        ConfirmationOfSale sale = new ConfirmationOfSale(
                new TradeId(Ids.next()),
                Way.AWARD,
                award.award(),
                award.lot(),
                lot.centre(),
                deposit.buyerCentre(),
                lot.seller(),
                award.winner(),
                terms.title(),
                terms.right(),
                terms.extent(),
                known.stream().map(OpenTrade::described).toList(),
                TradeSums.of(award.price(), deposit.amount(), terms.fees(), brought),
                award.awardedAt(),
                course.confirmationDue(award.mode(), lot.centre(), terms.rules(), now),
                "公告 Announcement " + terms.noticeNumber(),
                terms.demonstration());
        Trade trade = Trade.opened(
                sale, award.mode(), deposit.id(), assets, course.of(sale, award.mode(), terms.rules(), known), now);
        trade.brought(brought);
        deposit.bind(trade.id(), now);
        if (terms.method() == SaleMethod.OPEN_LICENCE) {
            trade.asOpenLicence();
        }
        opened(trade, known, "award " + award.award());
    }

    /**
     * As {@link #open(LotAwarded)}: the terms and the buyer's centre are those that the deal was concluded with.
     *
     * @throws PrerequisiteMissing where an asset's state has not arrived
     */
    public void open(DealConcluded deal) {
        if (trades.isOpened(deal.award())) {
            return;
        }
        List<AssetChanged> known = deal.assets().stream().map(this::known).toList();
        Instant now = clock.now();
        Brought brought = brokers.of(deal.seller(), deal.buyer());
        ConfirmationOfSale sale = new ConfirmationOfSale(
                new TradeId(Ids.next()),
                Way.DEAL,
                deal.award(),
                LotId.of(deal.deal()),
                deal.centre(),
                deal.buyerCentre(),
                deal.seller(),
                deal.buyer(),
                deal.title(),
                deal.right(),
                deal.extent(),
                known.stream().map(OpenTrade::described).toList(),
                TradeSums.of(deal.price(), Money.zero(deal.price().currencyCode()), deal.fees(), brought),
                deal.concludedAt(),
                course.confirmationDue(deal.mode(), deal.centre(), deal.rules(), now),
                "协议转让 Negotiated deal " + deal.noticeNumber(),
                deal.demonstration());
        Trade trade = Trade.opened(
                sale, deal.mode(), null, deal.assets(), course.of(sale, deal.mode(), deal.rules(), known), now);
        trade.brought(brought);
        opened(trade, known, "deal " + deal.deal());
    }

    private void opened(Trade trade, List<AssetChanged> assets, String cause) {
        clocks.start(trade, trade.openedAt());
        trades.persist(trade);
        outbox.tell(News.opened(trade));
        audit.recordBySystem(
                cause, trade.mode(), "trade.open", "trade", trade.id(), null, StateChange.of(trade.state()));
        freezeTrade.lookAt(trade, assets);
        if (trade.isOpenLicence() && trade.state() == TradeState.OPENED) {
            conclude.agreed(trade, trade.openedAt(), ConcludeTrade.NOTICED);
        }
    }

    private AssetChanged known(AssetId id) {
        return knownStates
                .find(AssetChanged.class, id.toString())
                .orElseThrow(() -> new PrerequisiteMissing(Prerequisite.asset(id)));
    }

    private static String described(AssetChanged asset) {
        String title =
                asset.title().zh() == null ? asset.title().en() : asset.title().zh();
        return title + " (" + asset.type() + ", " + asset.office() + " " + asset.number() + ")";
    }
}
