package org.ipmarket.valuation.estimate;

import java.time.LocalDate;
import java.util.List;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.Nullable;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.valuation.indicator.IpcScope;
import org.ipmarket.valuation.indicator.Protection;

/**
 * What the model knows of an asset: the part of the register's entry on which an estimate hangs, and no more, so that a change
 * of anything else changes no figure.
 *
 * @param protectedUntil the first day without protection; null where nothing tells it
 * @param protectionSource who says so
 * @param section of the patent classification, with {@code subclasses}; null where there is none
 * @param referencesCited by or against the patent; null where not known
 */
public record AssetFacts(
        AssetType type,
        LegalStatus status,
        LocalDate statusAsOf,
        @Nullable LocalDate protectedUntil,
        @Nullable String protectionSource,
        @Nullable String section,
        @Nullable List<String> subclasses,
        @Nullable Integer referencesCited) {
    public static AssetFacts of(AssetChanged asset) {
        Protection protection = Protection.of(asset).orElse(null);
        IpcScope scope = IpcScope.of(asset.ipc()).orElse(null);
        return new AssetFacts(
                asset.type(),
                asset.status(),
                asset.statusAsOf(),
                protection == null ? null : protection.ends(),
                protection == null ? null : protection.source(),
                scope == null ? null : scope.section(),
                scope == null ? null : scope.subclasses(),
                asset.referencesCited());
    }

    /** Days of protection left on a day; 0 where it has ended. Only where {@code protectedUntil} is known. */
    int daysLeft(LocalDate day) {
        return new Protection(protectedUntil, protectionSource).daysFrom(day);
    }
}
