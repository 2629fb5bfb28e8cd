package org.ipmarket.notification.feed.rule;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.messages.event.DealConcluded;
import org.ipmarket.messages.event.MarketEvent;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.OfferId;

/**
 * What an event names, wherever it stands in it.
 *
 * @param assets in the order in which they stand there
 * @param lot its own id, or the offer's, which is the same; null where it names none
 */
public record Named(Set<UUID> assets, UUID lot) {
    /** What the event itself says. */
    public static Named in(MarketEvent event) {
        Set<UUID> assets = new LinkedHashSet<>();
        collect(event, assets);
        return new Named(assets, lot(event).orElse(null));
    }

    /** Whether the event says which assets its lot sells: an announcement, or a deal, whose trade names the lot of its id. */
    public static boolean saysWhatTheLotSells(MarketEvent event) {
        return event instanceof OfferAnnounced || event instanceof DealConcluded;
    }

    private static Optional<UUID> lot(MarketEvent event) {
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            Object value = value(component, event);
            if (value instanceof LotId lot) {
                return Optional.of(lot.value());
            }
            if (value instanceof OfferId offer && !component.getName().equals("relists")) {
                return Optional.of(offer.value());
            }
        }
        return Optional.empty();
    }

    private static void collect(Object value, Set<UUID> assets) {
        switch (value) {
            case null -> {}
            case AssetId asset -> assets.add(asset.value());
            case Iterable<?> several -> several.forEach(each -> collect(each, assets));
            case Record record
            when record.getClass().getPackageName().startsWith("org.ipmarket.messages") -> {
                for (RecordComponent component : record.getClass().getRecordComponents()) {
                    collect(value(component, record), assets);
                }
            }
            default -> {}
        }
    }

    private static Object value(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a component of an event that cannot be read: " + component, e);
        }
    }
}
