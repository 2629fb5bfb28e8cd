package org.ipmarket.listing.network;

/** What a station is in the data network. */
public enum Tier {
    /** 总站: the root; one in a mode. */
    MAIN,
    /** 分站: under the main station or another substation. */
    SUBSTATION,
    /** 网点: where assets are registered; nothing stands under it. */
    OUTLET;

    /** Whether a station of this tier may stand under one of that tier; {@code above} is null for none. */
    public boolean mayStandUnder(Tier above) {
        return switch (this) {
            case MAIN -> above == null;
            case SUBSTATION, OUTLET -> above == MAIN || above == SUBSTATION;
        };
    }
}
