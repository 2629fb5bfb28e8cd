package org.ipmarket.settlement.clearing;

import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.LotId;

/** Names of what an event may have to wait for. */
public final class Prerequisite {
    private Prerequisite() {}

    /** The announcement of a lot. */
    public static String lot(LotId lot) {
        return "lot:" + lot;
    }

    /** The register's state of an asset. */
    public static String asset(AssetId asset) {
        return "asset:" + asset;
    }
}
