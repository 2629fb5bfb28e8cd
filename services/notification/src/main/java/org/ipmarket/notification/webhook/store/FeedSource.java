package org.ipmarket.notification.webhook.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.EventCatalogue;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.notification.feed.api.FeedItem;
import org.ipmarket.notification.feed.rule.FedEvent;
import org.ipmarket.notification.feed.rule.Filter;
import org.ipmarket.notification.feed.rule.Publicity;
import org.ipmarket.notification.feed.rule.Viewer;
import org.ipmarket.notification.feed.store.FeedTable;
import org.ipmarket.notification.webhook.subscription.Wanted;

/** The feed as a webhook's owner reads it: what is delivered is exactly what the feed would show. */
@ApplicationScoped
public class FeedSource {
    private static final Set<String> TYPES = EventCatalogue.all().stream()
            .filter(event -> !(Publicity.of(event) instanceof Publicity.Decision.Withheld))
            .map(EventCatalogue::typeOf)
            .collect(Collectors.toUnmodifiableSet());

    /** Positions that one read looks at, however few events it finds. */
    private static final int WINDOW = 10_000;

    private final FeedTable feed;
    private final ObjectMapper json;

    FeedSource(FeedTable feed, ObjectMapper json) {
        this.feed = feed;
        this.json = json;
    }

    /** The types of events that the feed shows at all. */
    public static Set<String> types() {
        return TYPES;
    }

    public long head() {
        return feed.head();
    }

    /** What a webhook wants behind its place in the feed. */
    public FeedTable.Part after(Webhook webhook, int limit) {
        Wanted wanted = webhook.wanted();
        return feed.after(
                webhook.position(),
                new Viewer(webhook.mode(), webhook.centre()),
                new Filter(wanted.wireTypes(TYPES), wanted.centres(), wanted.assets()),
                WINDOW,
                limit);
    }

    /** An event as the centre reads it. Empty where the feed does not keep it any more. */
    public Optional<byte[]> body(CentreCode centre, Mode mode, long position) {
        return feed.after(position - 1, new Viewer(mode, centre), Filter.NONE, 1, 1).events().stream()
                .filter(event -> event.position() == position)
                .findFirst()
                .map(this::write);
    }

    private byte[] write(FedEvent event) {
        try {
            return json.writeValueAsBytes(FeedItem.of(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event of the feed cannot be written", e);
        }
    }

    /** What an event speaks of. */
    public static String resource(FedEvent event) {
        return event.aggregate() + "/" + event.subject();
    }
}
