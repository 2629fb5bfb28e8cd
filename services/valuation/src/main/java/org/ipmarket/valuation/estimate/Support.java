package org.ipmarket.valuation.estimate;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.Money;

/** Whether the model can say anything about an asset, and when it can say without calculating that it is worth nothing. */
final class Support {
    private static final Set<LegalStatus> ENDED =
            EnumSet.of(LegalStatus.LAPSED, LegalStatus.EXPIRED, LegalStatus.INVALIDATED);
    private static final Set<LegalStatus> UNDECIDED =
            EnumSet.of(LegalStatus.SEIZED, LegalStatus.SUSPENDED, LegalStatus.PENDING);

    private Support() {}

    /** Why the right is worth nothing: it has ended. Empty where it has not, or where that is not known. */
    static Optional<Reason> worthless(AssetFacts asset, LocalDate baseDate, Money zero) {
        if (ENDED.contains(asset.status())) {
            return Optional.of(new Reason(
                    Driver.LEGAL_STATUS, asset.status().name(), "", "register, as of " + asset.statusAsOf(), zero));
        }
        if (asset.protectedUntil() != null && asset.daysLeft(baseDate) == 0) {
            return Optional.of(new Reason(
                    Driver.PROTECTION_END, asset.protectedUntil().toString(), "", asset.protectionSource(), zero));
        }
        return Optional.empty();
    }

    /** Why there is no estimate; empty where nothing stands against one. */
    static Optional<String> obstacle(AssetFacts asset, Assumptions assumptions) {
        if (UNDECIDED.contains(asset.status())) {
            return Optional.of("The right is " + asset.status() + " as of " + asset.statusAsOf()
                    + "; what a buyer would get is not decided.");
        }
        if (asset.protectedUntil() == null) {
            return Optional.of("How long the right is protected is not known: " + datesNeeded(asset) + ".");
        }
        Assumptions.OfType ofType = assumptions.types().get(asset.type());
        if (ofType == null) {
            return Optional.of("The model has no assumptions for the kind " + asset.type() + ".");
        }
        if (ofType.needsSection() && asset.section() == null) {
            return Optional.of("The patent has no IPC symbol, by which its royalty rate is chosen.");
        }
        return Optional.empty();
    }

    private static String datesNeeded(AssetFacts asset) {
        List<String> dates = asset.type().kind() == AssetKind.PATENT
                ? List.of("expires", "filed")
                : List.of("expires", "firstPublished", "workCreated");
        return "the register has none of the dates by which it is reckoned (" + String.join(", ", dates)
                + "), or no term is known for its office";
    }
}
