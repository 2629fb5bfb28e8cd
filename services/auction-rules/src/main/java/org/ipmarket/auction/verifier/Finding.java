package org.ipmarket.auction.verifier;

/**
 * One place where the export is not what it should be.
 *
 * @param sequence of the leaf concerned; null where it is about the whole
 * @param difference what the export says and what was recomputed
 */
public record Finding(Step step, Long sequence, String difference) {
    /** The steps of a verification, in their order. */
    public enum Step {
        /** The leaves are numbered without gaps and each is canonical JSON of a known kind. */
        LEAVES,
        /** Each leaf has the hash that the export gives. */
        HASHES,
        /** Leaf 0 holds the terms of this lot under rules that are known. */
        TERMS,
        /** The rules, run again, give every leaf as it is written: price, extensions, winner. */
        REPLAY,
        /** The tree over all leaves has the root and size that the export gives. */
        ROOT,
        /** The certificate says what the log says and a key of the market signed it. */
        CERTIFICATE
    }

    @Override
    public String toString() {
        return step + (sequence == null ? "" : " at leaf " + sequence) + ": " + difference;
    }
}
