package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import org.ipmarket.listing.notice.NoticeDocument;
import org.ipmarket.listing.notice.NoticeDocument.News;
import org.ipmarket.listing.notice.NoticeDocument.Terms;
import org.ipmarket.listing.notice.NoticeKind;
import org.ipmarket.listing.offer.NoticeNumber;
import org.ipmarket.listing.store.AssetRow;
import org.ipmarket.listing.store.Assets;
import org.ipmarket.listing.store.CentreRow;
import org.ipmarket.listing.store.Centres;
import org.ipmarket.listing.store.NoticeRow;
import org.ipmarket.listing.store.NoticeRows;
import org.ipmarket.listing.store.NoticeSerials;
import org.ipmarket.listing.store.OfferRow;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;

/**
 * Publishes numbered notices, in the transaction of what they announce. All of a centre's notices of a year share one count without gaps, whose row is
 * the last lock that a transaction takes.
 */
@ApplicationScoped
public class Notices {
    private final NoticeRows rows;
    private final NoticeTerms terms;
    private final NoticeSerials serials;
    private final Centres centres;
    private final Assets assets;
    private final MarketClock clock;

    Notices(
            NoticeRows rows,
            NoticeTerms terms,
            NoticeSerials serials,
            Centres centres,
            Assets assets,
            MarketClock clock) {
        this.rows = rows;
        this.terms = terms;
        this.serials = serials;
        this.centres = centres;
        this.assets = assets;
        this.clock = clock;
    }

    /** The next number of the centre. */
    String number(Mode mode, CentreCode centre, Instant at) {
        int year = LocalDate.ofInstant(at, MarketClock.ZONE).getYear();
        return NoticeNumber.of(centre, mode, year, serials.next(mode, centre, year));
    }

    /** The whole offer, at its announcement, under the number that it has been given. */
    void disclose(OfferRow row, Collection<AssetRow> offered, String by) {
        publish(
                document(row, row.noticeNumber, NoticeKind.DISCLOSURE, row.announcedAt, terms.of(row, offered), null),
                by);
    }

    /** The corrected offer, whole. */
    void correct(OfferRow row, Collection<AssetRow> offered, String number, News news, String by) {
        publish(document(row, number, NoticeKind.CORRECTION, news.at(), terms.of(row, offered), news), by);
    }

    /**
     * What has become of an announced offer, on the terms as they were last published.
     *
     * @param by the login's subject, or {@code system:} and the event that led to it
     */
    public void write(OfferRow row, NoticeKind kind, News news, String by) {
        Terms published = rows.terms(row.id)
                .map(notice -> notice.read().terms())
                .orElseGet(() -> terms.of(row, assets.list("id in ?1", row.assetIds())));
        Instant now = clock.now();
        publish(document(row, number(row.mode, row.centreCode(), now), kind, now, published, news), by);
    }

    private NoticeDocument document(
            OfferRow row, String number, NoticeKind kind, Instant at, Terms published, News news) {
        CentreRow centre = centres.find(row.mode, row.centreCode()).orElseThrow();
        return new NoticeDocument(
                number,
                kind,
                row.mode,
                row.demonstration,
                row.centreCode(),
                centre.name,
                at,
                kind == NoticeKind.DISCLOSURE ? null : row.noticeNumber,
                row.offer(),
                row.title,
                published,
                news);
    }

    private void publish(NoticeDocument document, String by) {
        rows.persist(NoticeRow.of(document, by));
    }
}
