package org.ipmarket.auction.formats.sealed;

import java.time.Duration;
import org.ipmarket.auction.rules.Course;
import org.ipmarket.auction.rules.Keyed;

/** @param keyed whether the keepers' keys have been published */
public record SealedCourse(boolean keyed, Envelopes envelopes) implements Keyed {
    static final SealedCourse EMPTY = new SealedCourse(false, Envelopes.NONE);

    SealedCourse with(Envelopes next) {
        return new SealedCourse(keyed, next);
    }

    @Override
    public Keyed withKeys() {
        return new SealedCourse(true, envelopes);
    }

    @Override
    public String stage() {
        if (envelopes.opened() != null) {
            return null;
        }
        return envelopes.complete() ? "OPENING" : "SEALED";
    }

    @Override
    public Course later(Duration lost) {
        return this;
    }
}
