package org.ipmarket.settlement.recordal;

import java.util.List;
import java.util.UUID;
import org.ipmarket.messages.Mode;

/** A link to an office of record. There is none to a real one yet: what such an office says is entered by hand, with its paper, and checked. */
public interface Office {
    OfficeName name();

    /** For which of the two markets the link is. */
    Mode mode();

    /**
     * Hands in a request; one that the office has already is not taken twice.
     *
     * @return the office's number of it
     */
    String file(Filing filing);

    /**
     * Hands in a correction; one that the office has already is not taken twice.
     *
     * @param round of the request
     * @param correction 1 for the first correction of that request
     */
    void correct(UUID filing, int round, int correction);

    /** All that the office has said about a request so far, in order. */
    List<OfficeAnswer> answers(UUID filing, int round);
}
