package org.ipmarket.chassis.digest;

import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.event.StateEvent;

/** Fingerprint of one aggregate's told state; owner and readers come to the same one, or they differ. */
public record Digest(String subject, long version, String hash) {
    public static Digest of(StateEvent state) {
        return new Digest(state.subject(), state.version(), EventJson.hash(state));
    }
}
