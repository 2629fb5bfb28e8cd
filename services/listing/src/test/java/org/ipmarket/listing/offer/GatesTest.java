package org.ipmarket.listing.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.messages.Right.ASSIGNMENT;
import static org.ipmarket.messages.Right.EXCLUSIVE_LICENCE;
import static org.ipmarket.messages.Right.ORDINARY_LICENCE;

import java.time.LocalDate;
import java.util.List;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.OwnerShare;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;
import org.junit.jupiter.api.Test;

class GatesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private final AssetId asset = new AssetId(Ids.next());
    private final ParticipantId seller = new ParticipantId(Ids.next());

    private Standing standing = Standing.QUALIFIED;
    private Right right = ASSIGNMENT;
    private LegalStatus status = LegalStatus.IN_FORCE;
    private LocalDate asOf = TODAY.minusDays(30);
    private LocalDate expires = TODAY.plusYears(5);
    private List<OwnerShare> owners = List.of(new OwnerShare(seller, 10_000));
    private List<Right> grants = List.of();
    private List<GateFacts.OtherOffer> others = List.of();

    @Test
    void anOfferPassesWhenEverythingHolds() {
        assertThat(Gates.judge(facts())).isEmpty();
    }

    @Test
    void theSellerIsQualifiedAndNotSuspended() {
        standing = Standing.REGISTERED;
        assertThat(closed().gate()).isEqualTo(Gate.SELLER_QUALIFIED);
        standing = Standing.SUSPENDED;
        assertThat(closed().reason()).contains("SUSPENDED");
    }

    @Test
    void theRightIsInForceUntilTheClose() {
        status = LegalStatus.SEIZED;
        assertThat(closed())
                .isEqualTo(new Gates.Closed(Gate.IN_FORCE, "the right is SEIZED as of 2026-01-30", asset, null));
        status = LegalStatus.IN_FORCE;
        expires = TODAY.plusDays(8);
        assertThat(closed().gate()).isEqualTo(Gate.IN_FORCE);
        expires = TODAY.plusDays(9);
        assertThat(Gates.judge(facts())).isEmpty();
        expires = null;
        assertThat(Gates.judge(facts())).isEmpty();
    }

    @Test
    void theCopyOfTheRegisterIsRecent() {
        asOf = TODAY.minusDays(31);
        assertThat(closed().gate()).isEqualTo(Gate.STATUS_CURRENT);
    }

    @Test
    void theSellerOwnsTheWhole() {
        owners = List.of(new OwnerShare(seller, 9_000), new OwnerShare(new ParticipantId(Ids.next()), 1_000));
        assertThat(closed().gate()).isEqualTo(Gate.WHOLE_TITLE);
        owners = List.of(new OwnerShare(new ParticipantId(Ids.next()), 10_000));
        assertThat(closed().gate()).isEqualTo(Gate.WHOLE_TITLE);
    }

    @Test
    void aLicenceInForceBarsAnother() {
        grants = List.of(EXCLUSIVE_LICENCE);
        right = ORDINARY_LICENCE;
        assertThat(closed().gate()).isEqualTo(Gate.NO_CONFLICTING_GRANT);
        right = ASSIGNMENT;
        assertThat(Gates.judge(facts())).isEmpty();
    }

    @Test
    void theOfferInTheWayIsNamed() {
        OfferId inTheWay = new OfferId(Ids.next());
        others = List.of(new GateFacts.OtherOffer(inTheWay, new CentreCode("SZ"), ORDINARY_LICENCE));
        assertThat(closed())
                .isEqualTo(new Gates.Closed(
                        Gate.NO_CONFLICTING_OFFER, "the asset is offered (ORDINARY_LICENCE) at SZ", asset, inTheWay));
        right = ORDINARY_LICENCE;
        assertThat(Gates.judge(facts())).isEmpty();
    }

    private Gates.Closed closed() {
        return Gates.judge(facts()).orElseThrow();
    }

    private GateFacts facts() {
        return new GateFacts(
                TODAY,
                TODAY.plusDays(8),
                30,
                right,
                seller,
                standing,
                List.of(new GateFacts.Asset(asset, status, asOf, expires, owners, grants, others)));
    }
}
