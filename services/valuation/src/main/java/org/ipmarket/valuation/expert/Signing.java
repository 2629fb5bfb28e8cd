package org.ipmarket.valuation.expert;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.messages.AssetType;

/** Who may be named for an opinion, and who may sign it. */
public final class Signing {
    private Signing() {}

    /** Why not: a stable word for programs, and a sentence. */
    public record Refusal(String slug, String field, String detail) {}

    /** Two different persons, as a statutory report has two signers at least (Asset Appraisal Law 28, which the panel takes for its own). */
    public static Optional<Refusal> pair(UUID first, Panellist one, UUID second, Panellist other) {
        if (first.equals(second) || one.username().equals(other.username())) {
            return Optional.of(new Refusal("same-person", "second", "The second signature is another person's."));
        }
        boolean sameLicence = one.licences().stream().anyMatch(licence -> other.licences().stream()
                .anyMatch(theirs -> theirs.number().equals(licence.number())));
        return sameLicence
                ? Optional.of(new Refusal("same-person", "second", "Both experts show the same licence."))
                : Optional.empty();
    }

    /** Whoever signs the opinion does not say of either signature that a scan shows it. @param confirmer login of who would */
    public static Optional<Refusal> confirmer(String confirmer, Panellist first, Panellist second) {
        return confirmer.equals(first.username()) || confirmer.equals(second.username())
                ? Optional.of(new Refusal(
                        "same-person", null, "Who signs the opinion cannot confirm the scan of a signature under it."))
                : Optional.empty();
    }

    /**
     * Whether the expert may be named, or sign, on a day; conflicts aside.
     *
     * @param section of the patent classification; null where there is none
     */
    public static Optional<Refusal> fitness(
            String field, Panellist expert, AssetType type, String section, LocalDate day) {
        if (expert.standing() != Panellist.Standing.ACTIVE) {
            return Optional.of(new Refusal("expert-suspended", field, "The expert is suspended."));
        }
        if (expert.licencesOn(day).isEmpty()) {
            return Optional.of(new Refusal("licence-missing", field, "The expert has no licence in force."));
        }
        if (!expert.covers(type, section)) {
            return Optional.of(new Refusal(
                    "outside-field",
                    field,
                    "The expert's fields do not cover " + type + (section == null ? "" : ", section " + section)
                            + "."));
        }
        return Optional.empty();
    }

    /** What conflicts a refusal names. */
    public static String words(List<Conflict> conflicts) {
        return conflicts.stream()
                .map(conflict -> conflict.ground() + (conflict.as() == null ? "" : " (of the " + conflict.as() + ")"))
                .distinct()
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }
}
