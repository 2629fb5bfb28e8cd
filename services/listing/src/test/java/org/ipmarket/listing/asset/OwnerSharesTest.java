package org.ipmarket.listing.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ipmarket.messages.OwnerShare;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.ParticipantId;
import org.junit.jupiter.api.Test;

class OwnerSharesTest {
    private final ParticipantId one = new ParticipantId(Ids.next());
    private final ParticipantId other = new ParticipantId(Ids.next());
    private final ParticipantId third = new ParticipantId(Ids.next());

    @Test
    void anOwnerGivesOfItsOwnShareOnly() {
        List<OwnerShare> shared = List.of(new OwnerShare(one, 6_000), new OwnerShare(other, 4_000));
        assertThat(OwnerShares.dispossessed(shared, shared, one)).isEmpty();
        List<OwnerShare> given =
                List.of(new OwnerShare(one, 1_000), new OwnerShare(other, 4_000), new OwnerShare(third, 5_000));
        assertThat(OwnerShares.dispossessed(shared, given, one)).isEmpty();
        List<OwnerShare> whole = List.of(new OwnerShare(one, 10_000));
        assertThat(OwnerShares.dispossessed(shared, whole, one)).contains(other);
        List<OwnerShare> less = List.of(new OwnerShare(one, 6_001), new OwnerShare(other, 3_999));
        assertThat(OwnerShares.dispossessed(shared, less, one)).contains(other);
        assertThat(OwnerShares.dispossessed(whole, shared, one)).isEmpty();
    }
}
