package org.ipmarket.listing.deal;

/** Who of the two speaks. */
public enum Side {
    SELLER,
    BUYER;

    public Side other() {
        return this == SELLER ? BUYER : SELLER;
    }
}
