package org.ipmarket.valuation.learning;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.valuation.indicator.IpcScope;
import org.ipmarket.valuation.indicator.Protection;
import org.ipmarket.valuation.method.deals.Factor;
import org.ipmarket.valuation.method.deals.Features;
import org.ipmarket.valuation.method.deals.Measure;
import org.ipmarket.valuation.method.deals.Observation;

/**
 * What the market model knows of a lot: from its announcement and from what the register says of its assets. Of several assets a
 * level counts where all share it (the kind is {@link #MIXED} where they do not), and a number is their mean where each has one; how many they are
 * is a feature of its own.
 */
public final class LotFeatures {
    static final String MIXED = "MIXED";
    private static final double DAYS_A_YEAR = 365.25;
    private static final int CLASS_LENGTH = 3;

    private LotFeatures() {}

    /** @param assets of the lot, at least one */
    public static Observation observation(EndedLot lot, List<AssetChanged> assets) {
        return new Observation(
                lot.lot().toString(),
                LocalDate.ofInstant(lot.closedAt(), MarketClock.ZONE),
                of(lot, assets),
                lot.sold(),
                lot.amountMinor());
    }

    static Features of(EndedLot lot, List<AssetChanged> assets) {
        LocalDate day = LocalDate.ofInstant(lot.announcedAt(), MarketClock.ZONE);
        return of(assets, lot.right(), lot.centre().value(), lot.method(), day);
    }

    /**
     * Of assets that are not offered: as if they were, on a day, at the centre where the first is registered.
     *
     * @param right the title itself where it is null
     * @param method an English auction where it is null
     */
    public static Features asked(List<AssetChanged> assets, Right right, SaleMethod method, LocalDate day) {
        return of(
                assets,
                right == null ? Right.ASSIGNMENT : right,
                assets.getFirst().registeredAt().value(),
                method == null ? SaleMethod.ENGLISH : method,
                day);
    }

    private static Features of(
            List<AssetChanged> assets, Right right, String centre, SaleMethod method, LocalDate day) {
        Map<Factor, String> levels = new EnumMap<>(Factor.class);
        levels.put(
                Factor.KIND,
                shared(assets, asset -> Optional.of(asset.type().name())).orElse(MIXED));
        levels.put(Factor.RIGHT, right.name());
        levels.put(Factor.CENTRE, centre);
        levels.put(Factor.METHOD, method.name());
        shared(assets, asset -> IpcScope.of(asset.ipc()).map(IpcScope::section))
                .ifPresent(section -> levels.put(Factor.SECTION, section));
        shared(assets, LotFeatures::ipcClass).ifPresent(ipcClass -> levels.put(Factor.IPC_CLASS, ipcClass));

        Map<Measure, Double> numbers = new EnumMap<>(Measure.class);
        numbers.put(Measure.BUNDLE_SIZE, (double) assets.size());
        mean(numbers, Measure.AGE_YEARS, assets, asset -> began(asset).map(from -> years(from, day)));
        mean(numbers, Measure.REMAINING_YEARS, assets, asset -> Protection.of(asset)
                .map(protection -> protection.daysFrom(day) / DAYS_A_YEAR));
        mean(numbers, Measure.FAMILY_SIZE, assets, asset -> number(asset.familySize()));
        mean(numbers, Measure.CLAIMS, assets, asset -> number(asset.claimCount()));
        mean(numbers, Measure.BACKWARD_CITATIONS, assets, asset -> number(asset.referencesCited()));
        scope(assets).ifPresent(scope -> numbers.put(Measure.SCOPE, scope));
        return new Features(levels, numbers);
    }

    private static Optional<String> shared(List<AssetChanged> assets, Function<AssetChanged, Optional<String>> level) {
        List<Optional<String>> levels = assets.stream().map(level).distinct().toList();
        return levels.size() == 1 ? levels.getFirst() : Optional.empty();
    }

    /** Of the first symbol, the office's main one. */
    private static Optional<String> ipcClass(AssetChanged asset) {
        return IpcScope.of(asset.ipc())
                .map(scope -> asset.ipc().getFirst())
                .filter(symbol -> symbol != null && symbol.length() > CLASS_LENGTH)
                .map(symbol -> symbol.substring(0, CLASS_LENGTH));
    }

    private static Optional<LocalDate> began(AssetChanged asset) {
        if (asset.type().kind() == AssetKind.PATENT) {
            return Optional.ofNullable(asset.filed());
        }
        return Optional.ofNullable(asset.workCreated() != null ? asset.workCreated() : asset.firstPublished());
    }

    private static double years(LocalDate from, LocalDate to) {
        return Math.max(0, ChronoUnit.DAYS.between(from, to)) / DAYS_A_YEAR;
    }

    private static Optional<Double> number(Integer count) {
        return Optional.ofNullable(count).map(Integer::doubleValue);
    }

    private static void mean(
            Map<Measure, Double> numbers,
            Measure measure,
            List<AssetChanged> assets,
            Function<AssetChanged, Optional<Double>> number) {
        double sum = 0;
        for (AssetChanged asset : assets) {
            Optional<Double> known = number.apply(asset);
            if (known.isEmpty()) {
                return;
            }
            sum += known.get();
        }
        numbers.put(measure, sum / assets.size());
    }

    /** Distinct subclasses of all assets together; empty where none has any. */
    private static Optional<Double> scope(List<AssetChanged> assets) {
        Set<String> subclasses = new TreeSet<>();
        assets.forEach(asset -> IpcScope.of(asset.ipc()).ifPresent(scope -> subclasses.addAll(scope.subclasses())));
        return subclasses.isEmpty() ? Optional.empty() : Optional.of((double) subclasses.size());
    }
}
