package org.ipmarket.gateway.door;

import java.util.regex.Pattern;

/**
 * Lets plain paths through only. What is routed here must mean the same to every server behind, so nothing that one of
 * them might decode, fold or split passes: no percent-encoding, no empty segment, no dot segments, no parameters.
 */
final class PathGuard {
    private static final Pattern PLAIN =
            Pattern.compile("/(?:[A-Za-z0-9._~!$&'()*+,=:@-]+/)*[A-Za-z0-9._~!$&'()*+,=:@-]*");
    private static final Pattern DOTS = Pattern.compile("(?:^|/)\\.{1,2}(?:/|$)");

    private PathGuard() {}

    static boolean isPlain(String path) {
        return path != null
                && PLAIN.matcher(path).matches()
                && !DOTS.matcher(path).find();
    }
}
