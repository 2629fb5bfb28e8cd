package org.ipmarket.notification.feed.rule;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ipmarket.messages.event.*;

/**
 * Who may read an event of which type in the feed: the one place where that is decided. A test asks for every type of the
 * catalogue; what is not decided is told to nobody.
 *
 * <p>Public is what the market shows to everybody anyway: what is registered, announced, opened, bid in number and price, closed,
 * valued, completed. Who sells, bids, buys, owns or holds a licence, and whose deposit is kept, is told to the centres concerned alone. What
 * happens between the parties of a trade or with a deposit is theirs and their centres'. Names are in no event at all.
 */
public final class Publicity {
    private Publicity() {}

    /** What becomes of a type of event. */
    public sealed interface Decision {
        /**
         * Everybody of its mode reads it.
         *
         * @param without what only the centres concerned read: names of components, joined by a dot where they are nested
         */
        record Public(Set<String> without) implements Decision {}

        /** The centres that it names read it, nobody else. */
        record Concerned() implements Decision {}

        /** For services; it has no place in the feed. */
        record Withheld() implements Decision {}
    }

    private static final Decision PUBLIC = new Decision.Public(Set.of());
    private static final Decision CONCERNED = new Decision.Concerned();
    private static final Decision WITHHELD = new Decision.Withheld();

    private static final Map<Class<? extends MarketEvent>, Decision> TABLE = Map.ofEntries(
            // the register
            entry(AssetChanged.class, publicWithout("owners")),
            entry(TitleChanged.class, publicWithout("from", "to")),
            entry(GrantRecorded.class, publicWithout("licensee")),
            entry(CentreChanged.class, PUBLIC),
            entry(CalendarChanged.class, PUBLIC),
            entry(ParticipantChanged.class, WITHHELD),
            // values
            entry(ValuationCompleted.class, PUBLIC),
            // offers
            entry(OfferAnnounced.class, publicWithout("seller", "contest.priorities.participant")),
            entry(OfferCorrected.class, publicWithout("terms.seller", "terms.contest.priorities.participant")),
            entry(OfferImpeded.class, PUBLIC),
            entry(OfferImpedimentLifted.class, PUBLIC),
            entry(OfferWithdrawalRequested.class, WITHHELD),
            entry(OfferWithdrawalRefused.class, CONCERNED),
            entry(ExportCleared.class, CONCERNED),
            entry(DealConcluded.class, CONCERNED),
            // lots
            entry(LotOpened.class, PUBLIC),
            entry(LotAdvanced.class, PUBLIC),
            entry(LotExtended.class, PUBLIC),
            entry(LotSuspended.class, PUBLIC),
            entry(LotResumed.class, PUBLIC),
            entry(BidsAccepted.class, PUBLIC),
            entry(BiddersOutbid.class, WITHHELD),
            entry(LotClosed.class, publicWithout("retainedDeposits")),
            entry(LotCancelled.class, PUBLIC),
            entry(LotAwarded.class, CONCERNED),
            entry(LotUnawarded.class, PUBLIC),
            entry(BidderLeft.class, CONCERNED),
            entry(BidderLeaveRefused.class, CONCERNED),
            // deposits
            entry(DepositHeld.class, CONCERNED),
            entry(DepositReleaseRequested.class, CONCERNED),
            entry(DepositReleased.class, CONCERNED),
            entry(DepositApplied.class, CONCERNED),
            entry(DepositForfeited.class, CONCERNED),
            // trades
            entry(TradeOpened.class, CONCERNED),
            entry(TradeSigned.class, CONCERNED),
            entry(TradeFunded.class, CONCERNED),
            entry(TradeRecorded.class, CONCERNED),
            entry(TradeCompleted.class, PUBLIC),
            entry(TradeDefaulted.class, CONCERNED),
            entry(TradeFrozen.class, CONCERNED),
            entry(TradeCureGranted.class, CONCERNED),
            entry(TradeLifted.class, CONCERNED),
            entry(TradeReminded.class, CONCERNED),
            entry(TradeUnwound.class, CONCERNED),
            entry(RoyaltyReminded.class, CONCERNED),
            entry(WebhookStopped.class, CONCERNED));

    /** Empty where nobody has decided. */
    public static Optional<Decision> decided(Class<? extends MarketEvent> event) {
        return Optional.ofNullable(TABLE.get(event));
    }

    /** As decided; withheld where it is not. */
    public static Decision of(Class<? extends MarketEvent> event) {
        return TABLE.getOrDefault(event, WITHHELD);
    }

    /** Types that the table speaks of. */
    static Set<Class<? extends MarketEvent>> all() {
        return TABLE.keySet();
    }

    private static Decision publicWithout(String... components) {
        return new Decision.Public(Set.of(components));
    }
}
