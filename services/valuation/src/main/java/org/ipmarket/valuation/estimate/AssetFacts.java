package org.ipmarket.valuation.estimate;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
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
 * @param encumbrances what lies on it and does not stop it, in their order; null where nothing does
 */
public record AssetFacts(
        AssetType type,
        LegalStatus status,
        LocalDate statusAsOf,
        @Nullable LocalDate protectedUntil,
        @Nullable String protectionSource,
        @Nullable String section,
        @Nullable List<String> subclasses,
        @Nullable Integer referencesCited,
        @Nullable List<MethodInputs.Encumbrance> encumbrances) {
    /** @param given what is given of the asset beside the register's word */
    public static AssetFacts of(AssetChanged asset, LocalDate day, MethodInputs given) {
        Protection protection = given.authorship() == null
                ? Protection.of(asset).orElse(null)
                : WorkTerm.of(asset, day, given.authorship())
                        .or(() -> Protection.of(asset))
                        .orElse(null);
        IpcScope scope = IpcScope.of(asset.ipc()).orElse(null);
        return new AssetFacts(
                asset.type(),
                asset.status(),
                asset.statusAsOf(),
                protection == null ? null : protection.ends(),
                protection == null ? null : protection.source(),
                scope == null ? null : scope.section(),
                scope == null ? null : scope.subclasses(),
                asset.referencesCited(),
                encumbrances(asset, given));
    }

    private static List<MethodInputs.Encumbrance> encumbrances(AssetChanged asset, MethodInputs given) {
        List<MethodInputs.Encumbrance> lying = given.encumbrances() == null ? registered(asset) : given.encumbrances();
        return lying.isEmpty() ? null : lying.stream().sorted().toList();
    }

    /** A seizure and a suspension are told by the status: they stop a right. */
    private static List<MethodInputs.Encumbrance> registered(AssetChanged asset) {
        if (asset.encumbrances() == null) {
            return List.of();
        }
        return asset.encumbrances().stream()
                .flatMap(lying -> switch (lying) {
                    case LICENCE -> Stream.of(MethodInputs.Encumbrance.LICENCE);
                    case OPEN_LICENCE -> Stream.of(MethodInputs.Encumbrance.OPEN_LICENCE);
                    case PLEDGE -> Stream.of(MethodInputs.Encumbrance.PLEDGE);
                    case REVIEW -> Stream.of(MethodInputs.Encumbrance.OPPOSITION);
                    case SEIZURE, SUSPENSION -> Stream.<MethodInputs.Encumbrance>empty();
                })
                .toList();
    }

    /** The same right with nothing lying on it. */
    AssetFacts free() {
        return new AssetFacts(
                type, status, statusAsOf, protectedUntil, protectionSource, section, subclasses, referencesCited, null);
    }

    /** Section of the patent classification; null where there is none. */
    public static String section(AssetChanged asset) {
        return IpcScope.of(asset.ipc()).map(IpcScope::section).orElse(null);
    }

    /** Null where it is not known. */
    public Protection protection() {
        return protectedUntil == null ? null : new Protection(protectedUntil, protectionSource);
    }

    /** Days of protection left on a day; 0 where it has ended. Only where {@code protectedUntil} is known. */
    int daysLeft(LocalDate day) {
        return protection().daysFrom(day);
    }
}
