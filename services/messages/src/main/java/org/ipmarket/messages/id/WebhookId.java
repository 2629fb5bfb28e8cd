package org.ipmarket.messages.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A place of a centre to which events are sent. */
public record WebhookId(@JsonValue UUID value) implements Id {
    public WebhookId {
        Id.check(value);
    }

    public static WebhookId next() {
        return new WebhookId(Ids.next());
    }

    /** Reads the canonical text of a UUID; anything else is an {@link IllegalArgumentException}. */
    @JsonCreator
    public static WebhookId fromString(String text) {
        return new WebhookId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
