package org.ipmarket.listing.title;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.messages.Right.ASSIGNMENT;
import static org.ipmarket.messages.Right.EXCLUSIVE_LICENCE;
import static org.ipmarket.messages.Right.ORDINARY_LICENCE;
import static org.ipmarket.messages.Right.SOLE_LICENCE;

import java.util.List;
import org.ipmarket.listing.title.ChainOfTitle.Link;
import org.ipmarket.messages.OwnerShare;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.ParticipantId;
import org.junit.jupiter.api.Test;

class TitleRulesTest {
    private final ParticipantId seller = new ParticipantId(Ids.next());
    private final ParticipantId buyer = new ParticipantId(Ids.next());

    @Test
    void theWholeTitlePasses() {
        List<OwnerShare> owners = List.of(new OwnerShare(seller, 10_000));
        assertThat(ChainOfTitle.assign(owners, seller, buyer))
                .isEqualTo(new Link.Passed(owners, List.of(new OwnerShare(buyer, 10_000))));
    }

    @Test
    void nobodyPassesWhatIsNotWhollyHis() {
        List<OwnerShare> shared = List.of(new OwnerShare(seller, 9_999), new OwnerShare(buyer, 1));
        assertThat(ChainOfTitle.assign(shared, seller, buyer)).isInstanceOf(Link.Broken.class);
        assertThat(ChainOfTitle.assign(List.of(new OwnerShare(buyer, 10_000)), seller, buyer))
                .isInstanceOf(Link.Broken.class);
        assertThat(ChainOfTitle.assign(List.of(new OwnerShare(seller, 10_000)), seller, seller))
                .isInstanceOf(Link.Broken.class);
    }

    @Test
    void onlyOrdinaryLicencesAreOfferedSideBySide() {
        for (Right one : Right.values()) {
            for (Right other : Right.values()) {
                assertThat(Grants.offersConflict(one, other))
                        .as(one + " beside " + other)
                        .isEqualTo(one != ORDINARY_LICENCE || other != ORDINARY_LICENCE)
                        .isEqualTo(Grants.offersConflict(other, one));
            }
        }
    }

    @Test
    void aLicenceInForceBarsWhatItExcludes() {
        for (Right inForce : List.of(EXCLUSIVE_LICENCE, SOLE_LICENCE)) {
            assertThat(Grants.bars(inForce, ORDINARY_LICENCE)).isTrue();
            assertThat(Grants.bars(inForce, EXCLUSIVE_LICENCE)).isTrue();
            assertThat(Grants.bars(inForce, SOLE_LICENCE)).isTrue();
            assertThat(Grants.bars(inForce, ASSIGNMENT)).isFalse();
        }
        assertThat(Grants.bars(ORDINARY_LICENCE, ORDINARY_LICENCE)).isFalse();
        assertThat(Grants.bars(ORDINARY_LICENCE, SOLE_LICENCE)).isTrue();
        assertThat(Grants.bars(ORDINARY_LICENCE, EXCLUSIVE_LICENCE)).isTrue();
        assertThat(Grants.bars(ORDINARY_LICENCE, ASSIGNMENT)).isFalse();
    }
}
