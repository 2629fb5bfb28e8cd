package org.ipmarket.auction.formats.sealed;

/** Sealed offers, first price (密封第一价格): the highest wins and pays itself. */
public final class SealedFirst1 extends SealedRules {
    public static final String VERSION = "sealed-first/1";

    @Override
    public String version() {
        return VERSION;
    }
}
