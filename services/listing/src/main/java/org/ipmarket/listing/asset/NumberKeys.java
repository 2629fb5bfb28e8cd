package org.ipmarket.listing.asset;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ipmarket.messages.AssetType;

/** By which keys a patent is known where others cite it: those of its numbers and of every publication of it. */
public final class NumberKeys {
    private static final List<AssetType> PATENTS =
            List.of(AssetType.INVENTION, AssetType.UTILITY_MODEL, AssetType.DESIGN);

    private NumberKeys() {}

    /** Of a publication that somebody cites; empty where its number cannot be read. What kind of patent it is, its kind code or its number says. */
    public static Optional<String> ofPublication(Bibliography.Number number) {
        if (!OfficeCodes.isKnown(number.office())) {
            return Optional.empty();
        }
        return PATENTS.stream()
                .filter(type -> KindCode.fits(number.kind(), number.office(), type))
                .map(type -> RightNumbers.publication(type, number.office(), number.number() + number.kind()))
                .filter(RightNumber.Reading.Read.class::isInstance)
                .map(reading -> ((RightNumber.Reading.Read) reading).number().key())
                .findFirst();
    }

    /** Of a right: those it is found by, and those of all publications that its bibliography names. */
    public static Set<String> of(AssetKeys keys, Bibliography bibliography) {
        Set<String> all = new HashSet<>(keys.all());
        bibliography.publications().stream()
                .map(NumberKeys::ofPublication)
                .flatMap(Optional::stream)
                .forEach(all::add);
        return all;
    }
}
