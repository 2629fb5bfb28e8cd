package org.ipmarket.valuation.estimate;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.valuation.indicator.Protection;
import org.ipmarket.valuation.method.copyright.CopyrightTerm;

/** A work's term by law, where it is given who made it. */
final class WorkTerm {
    private WorkTerm() {}

    /** Empty where the dates that the law counts from are not known. */
    static Optional<Protection> of(AssetChanged asset, LocalDate day, MethodInputs.Authorship authorship) {
        CopyrightTerm.Kind kind =
                switch (asset.type()) {
                    case SOFTWARE -> CopyrightTerm.Kind.SOFTWARE;
                    case PHOTOGRAPHIC -> CopyrightTerm.Kind.PHOTOGRAPH;
                    default -> CopyrightTerm.Kind.WORK;
                };
        return term(asset, day, authorship, kind)
                .map(term ->
                        new Protection(term.lastDay().plusDays(1), term.source() + (term.open() ? " (at least)" : "")));
    }

    private static Optional<CopyrightTerm> term(
            AssetChanged asset, LocalDate day, MethodInputs.Authorship authorship, CopyrightTerm.Kind kind) {
        LocalDate published = asset.firstPublished();
        MethodInputs.By by = asset.type() == AssetType.FILM && authorship.by() == MethodInputs.By.PEOPLE
                ? MethodInputs.By.FIRM // an audiovisual work counts from its publication, whoever made it
                : authorship.by();
        return switch (by) {
            case PEOPLE -> Optional.of(people(asset, day, authorship.lastDeath(), kind));
            case FIRM -> {
                LocalDate made = asset.workCreated() != null ? asset.workCreated() : published;
                yield made == null
                        ? Optional.empty()
                        : Optional.of(CopyrightTerm.ofFirm(
                                kind, published != null && made.isAfter(published) ? published : made, published));
            }
            case UNKNOWN -> published == null ? Optional.empty() : Optional.of(CopyrightTerm.anonymous(published));
        };
    }

    private static CopyrightTerm people(
            AssetChanged asset, LocalDate day, LocalDate lastDeath, CopyrightTerm.Kind kind) {
        CopyrightTerm term = lastDeath == null
                ? CopyrightTerm.whileAlive(kind, day)
                : CopyrightTerm.afterDeath(kind, List.of(lastDeath));
        return asset.type() == AssetType.PHOTOGRAPHIC ? CopyrightTerm.photograph(term, asset.firstPublished()) : term;
    }
}
