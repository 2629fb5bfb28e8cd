package org.ipmarket.chassis.signature;

import java.time.Instant;
import java.util.UUID;
import org.ipmarket.messages.Mode;

/** A provider of reliable electronic signatures (Electronic Signature Law 13, 14). An adapter of each implements it. */
public interface ESignature {
    /** For which of the two markets it signs. */
    Mode mode();

    /**
     * Asks a side to sign. Asked again with the same id, nothing new is begun.
     *
     * @param request the same for every repetition
     * @param sha256 of the paper, in hexadecimal: what is signed
     * @param signer the login that signs
     */
    void ask(UUID request, byte[] pdf, String sha256, String signer);

    /** How far it is. An exception means that nobody can say now. */
    Answer find(UUID request);

    /** What the provider says. */
    sealed interface Answer {
        /** @param sha256 of what was signed; another than was asked for counts for nothing */
        record Signed(String reference, String sha256, Instant at) implements Answer {}

        record Refused(String reason) implements Answer {}

        record Waiting() implements Answer {}

        /** It was never asked; asking again begins nothing twice. */
        record NeverAsked() implements Answer {}
    }
}
