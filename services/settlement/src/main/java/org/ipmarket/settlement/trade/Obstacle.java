package org.ipmarket.settlement.trade;

import java.util.Optional;
import java.util.Set;
import org.ipmarket.messages.EncumbranceKind;
import org.ipmarket.messages.FreezeGround;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.id.ParticipantId;

/**
 * What the register shows that bars a sale from going on.
 *
 * @param reason in a sentence
 */
public record Obstacle(FreezeGround ground, String reason) {
    /**
     * Looks at an asset before the sale was recorded.
     *
     * @param seller must be among its owners
     * @param pledged whether it was sold with a pledge on it, the pledgee consenting
     */
    public static Optional<Obstacle> of(AssetChanged asset, ParticipantId seller, boolean pledged) {
        FreezeGround ground = byStatus(asset.status());
        Set<EncumbranceKind> encumbrances = asset.encumbrances() == null ? Set.of() : asset.encumbrances();
        if (ground == null && encumbrances.contains(EncumbranceKind.SEIZURE)) {
            ground = FreezeGround.SEIZED;
        }
        if (ground == null && encumbrances.contains(EncumbranceKind.SUSPENSION)) {
            ground = FreezeGround.SUSPENDED;
        }
        if (ground == null && !pledged && encumbrances.contains(EncumbranceKind.PLEDGE)) {
            ground = FreezeGround.PLEDGED;
        }
        if (ground == null
                && asset.owners().stream()
                        .noneMatch(owner -> owner.participant().equals(seller))) {
            ground = FreezeGround.TITLE_CHANGED;
        }
        return Optional.ofNullable(ground)
                .map(found -> new Obstacle(
                        found,
                        "The register shows asset " + asset.asset() + " as " + found + ", as of " + asset.statusAsOf()
                                + "."));
    }

    private static FreezeGround byStatus(LegalStatus status) {
        return switch (status) {
            case LAPSED -> FreezeGround.LAPSED;
            case EXPIRED -> FreezeGround.EXPIRED;
            case INVALIDATED -> FreezeGround.INVALIDATED;
            case SEIZED -> FreezeGround.SEIZED;
            case SUSPENDED -> FreezeGround.SUSPENDED;
            case PENDING, IN_FORCE -> null;
        };
    }
}
