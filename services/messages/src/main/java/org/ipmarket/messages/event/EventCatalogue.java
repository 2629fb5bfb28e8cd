package org.ipmarket.messages.event;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every event there is, by its type on the wire. */
public final class EventCatalogue {
    private static final List<Class<? extends MarketEvent>> EVENTS = List.of(
            AssetChanged.class,
            BidderLeaveRefused.class,
            BidderLeft.class,
            BiddersOutbid.class,
            BidsAccepted.class,
            CalendarChanged.class,
            CentreChanged.class,
            DealConcluded.class,
            DepositApplied.class,
            DepositForfeited.class,
            DepositHeld.class,
            DepositReleaseRequested.class,
            DepositReleased.class,
            GrantRecorded.class,
            LotAwarded.class,
            LotCancelled.class,
            LotClosed.class,
            ExportCleared.class,
            LotExtended.class,
            LotAdvanced.class,
            LotOpened.class,
            LotResumed.class,
            LotSuspended.class,
            LotUnawarded.class,
            OfferAnnounced.class,
            OfferCorrected.class,
            OfferImpeded.class,
            OfferImpedimentLifted.class,
            OfferWithdrawalRefused.class,
            OfferWithdrawalRequested.class,
            ParticipantChanged.class,
            RoyaltyReminded.class,
            TitleChanged.class,
            TradeCompleted.class,
            TradeCureGranted.class,
            TradeDefaulted.class,
            TradeFrozen.class,
            TradeFunded.class,
            TradeLifted.class,
            TradeOpened.class,
            TradeRecorded.class,
            TradeReminded.class,
            TradeSigned.class,
            TradeUnwound.class,
            ValuationCompleted.class,
            WebhookStopped.class);

    private static final Map<String, Class<? extends MarketEvent>> BY_TYPE =
            EVENTS.stream().collect(Collectors.toUnmodifiableMap(EventCatalogue::typeOf, Function.identity()));

    private EventCatalogue() {}

    public static List<Class<? extends MarketEvent>> all() {
        return EVENTS;
    }

    /** The wire type and routing key, such as {@code lot.closed.v1}. */
    public static String typeOf(Class<? extends MarketEvent> event) {
        EventType type = describe(event);
        return type.name() + ".v" + type.version();
    }

    /** What is declared about an event; an unannotated class is a fault of the program. */
    public static EventType describe(Class<? extends MarketEvent> event) {
        EventType type = event.getAnnotation(EventType.class);
        if (type == null) {
            throw new IllegalArgumentException(event + " is not annotated with @EventType");
        }
        return type;
    }

    /** The record for a wire type, or null where this version of the messages does not know it. */
    public static Class<? extends MarketEvent> classOf(String type) {
        return BY_TYPE.get(type);
    }
}
