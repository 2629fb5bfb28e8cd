package org.ipmarket.auction.sealing;

/** Not enough keepers have released their key: nothing can be opened. */
public final class TooFewKeysException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooFewKeysException(int released, int threshold) {
        super(released + " of the lot's keys are released, " + threshold + " open its bids");
    }
}
