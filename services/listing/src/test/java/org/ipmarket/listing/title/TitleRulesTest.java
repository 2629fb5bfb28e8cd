package org.ipmarket.listing.title;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ipmarket.listing.title.ChainOfTitle.Link;
import org.ipmarket.messages.OwnerShare;
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
    void theWholePassesFromAllWhoOwnIt() {
        List<OwnerShare> shared =
                List.of(new OwnerShare(seller, 9_999), new OwnerShare(new ParticipantId(Ids.next()), 1));
        assertThat(ChainOfTitle.assign(shared, seller, buyer))
                .isEqualTo(new Link.Passed(shared, List.of(new OwnerShare(buyer, 10_000))));
    }

    @Test
    void nobodyPassesWhatIsNotHis() {
        assertThat(ChainOfTitle.assign(List.of(new OwnerShare(buyer, 10_000)), seller, buyer))
                .isInstanceOf(Link.Broken.class);
        assertThat(ChainOfTitle.assign(List.of(new OwnerShare(seller, 10_000)), seller, seller))
                .isInstanceOf(Link.Broken.class);
    }
}
