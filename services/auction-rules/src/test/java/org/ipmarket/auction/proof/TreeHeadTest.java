package org.ipmarket.auction.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.ipmarket.auction.Offers;
import org.ipmarket.auction.journal.Canonical;
import org.ipmarket.messages.id.LotId;
import org.junit.jupiter.api.Test;

class TreeHeadTest {
    @Test
    void theStatementIsCanonical() {
        TreeHead head = new TreeHead(new LotId(Offers.uuid(1)), "ab".repeat(32), 44, Offers.NOON.plusNanos(250_000));

        assertThat(head.statement())
                .isEqualTo("{\"lot\":\"" + head.lot() + "\",\"root\":\"" + head.root()
                        + "\",\"size\":44,\"time\":\"2026-03-02T04:00:00.000250Z\",\"type\":\"tree-head\"}")
                .satisfies(text -> assertThat(Canonical.isCanonical(text)).isTrue());
    }
}
