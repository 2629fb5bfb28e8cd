package org.ipmarket.settlement.invoice;

import java.time.Instant;

/** What the tax service says of a request. */
public sealed interface FapiaoAnswer {
    /** It has its number. */
    record Issued(String number, Instant at) implements FapiaoAnswer {}

    /** It is not issued; asked anew it may be, when what is wrong was mended. */
    record Refused(String reason) implements FapiaoAnswer {}

    /** Nobody can say now; it may have been issued. */
    record Unknown(String why) implements FapiaoAnswer {}

    /** It was never received: asking again cannot issue it twice. */
    record NeverReceived() implements FapiaoAnswer {}
}
