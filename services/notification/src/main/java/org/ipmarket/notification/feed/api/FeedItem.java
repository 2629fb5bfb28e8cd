package org.ipmarket.notification.feed.api;

import com.fasterxml.jackson.databind.util.RawValue;
import java.time.Instant;
import java.util.UUID;
import org.ipmarket.notification.feed.rule.Cursor;
import org.ipmarket.notification.feed.rule.FedEvent;

/**
 * An event as a CloudEvent 1.0 in JSON, with the market's extension attributes.
 *
 * @param specversion 1.0
 * @param id of the event, the same wherever it is told
 * @param source the service that told it, {@code /bidding}
 * @param type with its version, {@code lot.closed.v1}
 * @param subject what it speaks of, usually an id
 * @param time when it was told
 * @param datacontenttype application/json
 * @param mode live or test
 * @param visibility PUBLIC where everybody reads it, CENTRE where the centres that it names do
 * @param aggregate what kind of thing it speaks of
 * @param version of the subject, of states only
 * @param cursor the place in the feed behind it
 * @param data the event, by the schema of its type; where it names who it is about, that is left out for all but the centres concerned
 */
public record FeedItem(
        String specversion,
        UUID id,
        String source,
        String type,
        String subject,
        Instant time,
        String datacontenttype,
        String mode,
        String visibility,
        String aggregate,
        String version,
        String cursor,
        Object data) {
    /** CloudEvents JSON format, section 4: an array of events. */
    static final String BATCH = "application/cloudevents-batch+json";

    public static FeedItem of(FedEvent event) {
        return new FeedItem(
                "1.0",
                event.id(),
                event.source(),
                event.type(),
                event.subject(),
                event.time(),
                "application/json",
                event.mode(),
                event.publicly() ? "PUBLIC" : "CENTRE",
                event.aggregate(),
                event.version() == null ? null : event.version().toString(),
                Cursor.text(event.position()),
                new RawValue(event.data()));
    }
}
