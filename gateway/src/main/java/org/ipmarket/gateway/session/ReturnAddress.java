package org.ipmarket.gateway.session;

import java.util.regex.Pattern;

/** Where somebody goes on after the login: within the market and nowhere else, whatever a link asked for. */
final class ReturnAddress {
    /** Plain segments, then perhaps a query. Nothing that a browser could read as the name of a host: no {@code //}, no backslash. */
    private static final Pattern OURS =
            Pattern.compile("/(?:[A-Za-z0-9._~!$&'()*+,=:@-]+/)*[A-Za-z0-9._~!$&'()*+,=:@-]*"
                    + "(?:\\?[A-Za-z0-9._~!$&'()*+,;=:@/?%-]*)?");

    private static final int LONGEST = 1024;

    private ReturnAddress() {}

    static boolean isOurs(String address) {
        return address.length() <= LONGEST
                && OURS.matcher(address).matches()
                && !address.startsWith("/login")
                && !address.startsWith("/logout")
                && !address.startsWith("/auth/");
    }
}
