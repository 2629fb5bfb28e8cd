package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.listing.notice.NoticeDocument.News;
import org.ipmarket.listing.notice.NoticeKind;
import org.ipmarket.listing.offer.AwardState;
import org.ipmarket.listing.offer.OfferState;
import org.ipmarket.listing.offer.Outcome;
import org.ipmarket.listing.store.AwardRow;
import org.ipmarket.listing.store.Awards;
import org.ipmarket.listing.store.Claims;
import org.ipmarket.listing.store.OfferRow;

/** What awards share: their audit, and the end of an offer when its last one has ended. Who calls holds the offer's lock. */
@ApplicationScoped
class AwardDesk {
    private final Awards awards;
    private final Claims claims;
    private final Notices notices;
    private final Audit audit;

    AwardDesk(Awards awards, Claims claims, Notices notices, Audit audit) {
        this.awards = awards;
        this.claims = claims;
        this.notices = notices;
        this.audit = audit;
    }

    /** Whether bidding decides about the next in rank after a default. */
    static boolean hasRunnerUp(OfferRow row) {
        return row.contestTerms != null && Boolean.TRUE.equals(row.contestTerms.runnerUp());
    }

    void enter(AwardRow award, OfferRow row, String cause) {
        awards.persist(award);
        audit.recordBySystem(cause, row.mode, "award.enter", "award", award.id, null, image(award));
    }

    void move(AwardRow award, AwardState next, OfferRow row, String cause) {
        Map<String, Object> before = image(award);
        award.move(next);
        audit.recordBySystem(cause, row.mode, "award.move", "award", award.id, before, image(award));
    }

    private static Map<String, Object> image(AwardRow award) {
        return Map.of("offer", award.offer, "state", award.state, "price", award.priceMinor);
    }

    /**
     * Ends a sold offer whose awards have all ended and lets go of its assets; else leaves it as it is.
     *
     * @return whether it has ended
     */
    boolean settle(OfferRow row, Instant at) {
        if (row.state != OfferState.SOLD) {
            return false;
        }
        awards.flush();
        List<AwardState> states =
                awards.of(row.id).stream().map(award -> award.state).toList();
        Optional<OfferState> end = Outcome.of(states, row.awards, hasRunnerUp(row));
        end.ifPresent(state -> {
            end(row, state, at);
            announce(row, state.name(), at, "system:trade." + state.name().toLowerCase(Locale.ROOT));
        });
        return end.isPresent();
    }

    void end(OfferRow row, OfferState state, Instant at) {
        row.move(state);
        row.endedAt = at;
        claims.release(row.id);
    }

    /** The result, without the parties' names and without whose fault it was. */
    void announce(OfferRow row, String outcome, Instant at, String by) {
        News news = News.of(outcome, at, null).with(row.money(row.resultPriceMinor), null);
        notices.write(row, NoticeKind.RESULT, news, by);
    }
}
