package org.ipmarket.listing.document;

import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts a stream of bytes into the XML documents that follow one another in it, as in the weekly files of the USPTO: each begins with an XML
 * declaration, which no well-formed document can have inside. A document without a declaration stands alone.
 */
final class Documents {
    private static final byte[] DECLARATION = {'<', '?', 'x', 'm', 'l'};
    private static final int LOOK_AHEAD = DECLARATION.length + 1;

    private final InputStream file;
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int limit;
    private boolean ended;
    private One open;

    Documents(InputStream file) {
        this.file = file;
    }

    /** The next document, after whatever is left of the one before; null at the end. */
    InputStream next() throws IOException {
        if (open != null) {
            open.skipRest();
        } else {
            skipSpace();
        }
        ahead();
        if (position == limit) {
            return null;
        }
        open = new One();
        return open;
    }

    private void skipSpace() throws IOException {
        ahead();
        while (position < limit && buffer[position] <= ' ' && buffer[position] > 0) {
            position++;
            ahead();
        }
    }

    /** Sees to it that a declaration that begins here is seen whole. */
    private void ahead() throws IOException {
        if (limit - position >= LOOK_AHEAD || ended) {
            return;
        }
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        while (limit < LOOK_AHEAD && !ended) {
            int read = file.read(buffer, limit, buffer.length - limit);
            if (read < 0) {
                ended = true;
            } else {
                limit += read;
            }
        }
    }

    private boolean isDeclaration(int at) {
        if (limit - at < LOOK_AHEAD) {
            return false;
        }
        for (int i = 0; i < DECLARATION.length; i++) {
            if (buffer[at + i] != DECLARATION[i]) {
                return false;
            }
        }
        byte after = buffer[at + DECLARATION.length];
        return after == ' ' || after == '\t' || after == '\n' || after == '\r';
    }

    /** One document: ends where the next declaration begins. */
    private final class One extends InputStream {
        private boolean begun;
        private boolean done;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (done) {
                return -1;
            }
            ahead();
            int end = position;
            int last = ended ? limit : limit - LOOK_AHEAD + 1;
            int most = (int) Math.min((long) position + length, last);
            while (end < most && !(buffer[end] == '<' && (begun || end > position) && isDeclaration(end))) {
                end++;
            }
            int count = end - position;
            if (count == 0) {
                done = true;
                return -1;
            }
            System.arraycopy(buffer, position, into, offset, count);
            position = end;
            begun = true;
            return count;
        }

        void skipRest() throws IOException {
            byte[] away = new byte[8192];
            while (read(away, 0, away.length) >= 0) {
                continue;
            }
        }
    }
}
