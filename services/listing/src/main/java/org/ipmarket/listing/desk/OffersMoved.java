package org.ipmarket.listing.desk;

/** Between looking for the offers of an asset and locking the asset another one was announced: everything is undone, and tried again. */
public final class OffersMoved extends RuntimeException {
    private static final long serialVersionUID = 1;

    OffersMoved() {
        super("an offer of the asset has just been announced");
    }
}
