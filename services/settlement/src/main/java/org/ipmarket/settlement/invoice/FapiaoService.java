package org.ipmarket.settlement.invoice;

import org.ipmarket.messages.Mode;

/** The tax service's platform for digital fapiao, or a provider before it. An adapter of each implements it. */
public interface FapiaoService {
    /** For which of the two markets it issues. */
    Mode mode();

    /** Issues; a request with an id that it has is answered as before. An exception is the same as {@link FapiaoAnswer.Unknown}. */
    FapiaoAnswer issue(FapiaoRequest request);

    /** What became of a request. */
    FapiaoAnswer find(java.util.UUID request);
}
