package org.ipmarket.settlement.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.ipmarket.messages.EncumbranceKind;
import org.ipmarket.messages.FreezeGround;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.settlement.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ObstacleTest {
    @ParameterizedTest
    @EnumSource(LegalStatus.class)
    void aRightThatIsLostOrBoundIsInTheWay(LegalStatus status) {
        Optional<Obstacle> found = Obstacle.of(asset(status, null), Scene.UNIVERSITY, false);
        if (status == LegalStatus.IN_FORCE || status == LegalStatus.PENDING) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found.orElseThrow().ground()).isEqualTo(FreezeGround.valueOf(status.name()));
        }
    }

    @Test
    void aPledgeIsInTheWayUnlessItWasSoldWith() {
        AssetChanged pledged = asset(LegalStatus.IN_FORCE, Set.of(EncumbranceKind.PLEDGE, EncumbranceKind.LICENCE));
        assertThat(Obstacle.of(pledged, Scene.UNIVERSITY, false).orElseThrow().ground())
                .isEqualTo(FreezeGround.PLEDGED);
        assertThat(Obstacle.of(pledged, Scene.UNIVERSITY, true)).isEmpty();
        AssetChanged seized = asset(LegalStatus.IN_FORCE, Set.of(EncumbranceKind.PLEDGE, EncumbranceKind.SEIZURE));
        assertThat(Obstacle.of(seized, Scene.UNIVERSITY, true).orElseThrow().ground())
                .isEqualTo(FreezeGround.SEIZED);
    }

    /** A right stands until a review of it is decided, and may be transferred. */
    @Test
    void aReviewIsNotInTheWay() {
        assertThat(Obstacle.of(asset(LegalStatus.IN_FORCE, Set.of(EncumbranceKind.REVIEW)), Scene.UNIVERSITY, false))
                .isEmpty();
    }

    @Test
    void anotherOwnerThanTheSellerIsInTheWay() {
        assertThat(Obstacle.of(asset(LegalStatus.IN_FORCE, null), Scene.CHEN, false)
                        .orElseThrow()
                        .ground())
                .isEqualTo(FreezeGround.TITLE_CHANGED);
    }

    private static AssetChanged asset(LegalStatus status, Set<EncumbranceKind> encumbrances) {
        AssetChanged plain = Scene.asset(new AssetId(Ids.next()), status, 1);
        return new AssetChanged(
                plain.asset(),
                plain.mode(),
                plain.version(),
                plain.type(),
                plain.title(),
                plain.registeredAt(),
                plain.office(),
                plain.number(),
                plain.owners(),
                plain.status(),
                plain.statusAsOf(),
                plain.filed(),
                plain.granted(),
                plain.workCreated(),
                plain.firstPublished(),
                plain.expires(),
                plain.ipc(),
                plain.referencesCited(),
                plain.demonstration(),
                plain.cpc(),
                plain.claimCount(),
                plain.familySize(),
                plain.annuitiesPaidUntil(),
                encumbrances,
                null,
                null);
    }
}
