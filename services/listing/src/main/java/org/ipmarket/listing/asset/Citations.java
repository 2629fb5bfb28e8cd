package org.ipmarket.listing.asset;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ipmarket.messages.CitationsReceived;
import org.ipmarket.messages.CitationsReceived.Citing;

/** Joins what was told of who cites a patent with what the register itself sees: each publication once. */
public final class Citations {
    private static final int SUBCLASS = 4;

    private Citations() {}

    /** The day of the first publication that the bibliography names; null where it names none with its day. */
    public static LocalDate firstPublished(Bibliography bibliography) {
        return bibliography.publications().stream()
                .map(Bibliography.Number::date)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Distinct subclasses of IPC symbols, sorted; what is no symbol is left out. */
    public static List<String> subclasses(List<String> ipc) {
        return ipc.stream()
                .map(symbol -> symbol.strip().toUpperCase(Locale.ROOT))
                .filter(symbol -> symbol.matches("[A-H]\\d{2}[A-Z].*"))
                .map(symbol -> symbol.substring(0, SUBCLASS))
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * What the register tells. A right of the register that was published by {@code asOf} and is not among those told one by one is added to them; it raises the count
     * only where that is then less than they are, for a count without a list may have it already.
     *
     * @param bibliography of the cited patent
     * @param onRegister rights of the register that cite it
     * @return null where nothing is known at all
     */
    public static CitationsReceived received(Bibliography bibliography, List<CitingAsset> onRegister) {
        CitationsTold told = bibliography.citationsReceived();
        if (told == null && onRegister.isEmpty()) {
            return null;
        }
        List<Citing> citing = new ArrayList<>();
        Set<String> known = Set.of();
        if (told != null) {
            known = told.citing().stream()
                    .map(one -> NumberKeys.ofPublication(one.publication()))
                    .flatMap(Optional::stream)
                    .collect(Collectors.toSet());
            told.citing()
                    .forEach(one -> citing.add(new Citing(
                            one.publication().date(), subclasses(one.ipc()), one.namedBy(), one.ofOwner(), false)));
        }
        for (CitingAsset one : onRegister) {
            if (one.keys().stream().noneMatch(known::contains)) {
                citing.add(new Citing(one.published(), one.subclasses(), one.namedBy(), one.ofOwner(), true));
            }
        }
        citing.sort(Comparator.comparing(Citing::published, Comparator.nullsLast(Comparator.naturalOrder())));
        return new CitationsReceived(
                firstPublished(bibliography),
                told == null ? null : told.asOf(),
                told == null ? null : Integer.valueOf(Math.max(told.count(), by(told.asOf(), citing))),
                told == null ? null : told.inFiveYears(),
                citing,
                told == null ? null : told.toldBy());
    }

    private static int by(LocalDate day, List<Citing> citing) {
        return (int) citing.stream()
                .filter(one -> one.published() == null || !one.published().isAfter(day))
                .count();
    }
}
