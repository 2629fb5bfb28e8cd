package org.ipmarket.listing.document;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What comes out of an archive, as long as it is not more than expected. Closing it leaves the archive open. */
final class Unpacked extends FilterInputStream {
    private final long[] left;

    /** @param left bytes that may still come, counted down by all parts of the archive */
    Unpacked(InputStream archive, long[] left) {
        super(archive);
        this.left = left;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        counted(one < 0 ? -1 : 1);
        return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        return counted(super.read(into, offset, length));
    }

    private int counted(int count) throws TooLarge {
        if (count > 0) {
            left[0] -= count;
            if (left[0] < 0) {
                throw new TooLarge();
            }
        }
        return count;
    }

    @Override
    public void close() {
        // the archive goes on to its next file
    }

    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("it unpacks to more than is allowed");
        }
    }
}
