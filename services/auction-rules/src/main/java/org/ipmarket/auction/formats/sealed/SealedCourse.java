package org.ipmarket.auction.formats.sealed;

import java.time.Duration;
import java.util.List;
import org.ipmarket.auction.rules.Course;
import org.ipmarket.auction.rules.Keyed;
import org.ipmarket.auction.rules.Offer;

/**
 * @param keyed whether the keepers' keys have been published
 * @param envelopes not opened yet
 * @param offers that count, best first; null until they are opened
 */
public record SealedCourse(boolean keyed, Envelopes envelopes, List<Offer> offers) implements EnvelopeCourse {
    static final SealedCourse EMPTY = new SealedCourse(false, Envelopes.NONE, null);

    public SealedCourse {
        offers = offers == null ? null : List.copyOf(offers);
    }

    @Override
    public SealedCourse with(Envelopes next) {
        return new SealedCourse(keyed, next, offers);
    }

    SealedCourse opened(List<Offer> valid) {
        return new SealedCourse(keyed, Envelopes.NONE, valid);
    }

    @Override
    public List<Offer> ranking() {
        return offers == null ? List.of() : offers;
    }

    @Override
    public Keyed withKeys() {
        return new SealedCourse(true, envelopes, offers);
    }

    @Override
    public String stage() {
        if (offers != null) {
            return null;
        }
        return envelopes.complete() ? "OPENING" : "SEALED";
    }

    @Override
    public Course later(Duration lost) {
        return this;
    }
}
