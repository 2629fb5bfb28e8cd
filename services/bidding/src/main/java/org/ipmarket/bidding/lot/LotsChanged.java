package org.ipmarket.bidding.lot;

import java.util.List;

/** All that one transaction changed, told within this process once it is committed. */
public record LotsChanged(List<LotChanged> lots) {
    public LotsChanged {
        lots = List.copyOf(lots);
    }
}
