package org.ipmarket.gateway.door;

import org.ipmarket.gateway.exchange.Alphabet;

/**
 * Lets plain paths through only. What is routed here must mean the same to every server behind, so nothing that one of
 * them might decode, fold or split passes: no percent-encoding, no empty segment, no dot segments, no parameters.
 */
final class PathGuard {
    private static final Alphabet OF_A_SEGMENT = Alphabet.alphanumericAnd("._~!$&'()*+,=:@-");

    private PathGuard() {}

    /** An empty segment may only be the last one: such a path ends with a slash. */
    static boolean isPlain(String path) {
        if (path == null || path.isEmpty() || path.charAt(0) != '/') {
            return false;
        }
        int from = 1;
        for (int slash = path.indexOf('/', from); slash >= 0; slash = path.indexOf('/', from)) {
            if (slash == from || !isSegment(path, from, slash)) {
                return false;
            }
            from = slash + 1;
        }
        return isSegment(path, from, path.length());
    }

    private static boolean isSegment(String path, int from, int to) {
        return OF_A_SEGMENT.spells(path, from, to) && !isDots(path, from, to);
    }

    private static boolean isDots(String path, int from, int to) {
        int length = to - from;
        return length == 1 && path.charAt(from) == '.'
                || length == 2 && path.charAt(from) == '.' && path.charAt(from + 1) == '.';
    }
}
