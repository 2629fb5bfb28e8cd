package org.ipmarket.messages.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name of an event on the wire and how readers treat it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EventType {
    /** Subject and fact in the past tense, such as {@code lot.closed}. */
    String name();

    /** Raised when a reader of the old form could not read the new one. */
    int version() default 1;

    /** The kind of aggregate it speaks of, such as {@code lot}. */
    String aggregate();

    /** The service that alone may tell it. */
    String by();

    Kind kind() default Kind.FACT;

    Visibility visibility();

    enum Kind {
        /** Something that happened; deduplicated by the event's id, never dropped. */
        FACT,
        /** The whole state with its version; readers drop one that is older than what they have. */
        STATE
    }

    enum Visibility {
        /** Anybody, of the same mode. */
        PUBLIC,
        /** The participants named by {@link MarketEvent#parties()}, and the centres of {@link MarketEvent#centres()}. */
        PARTY,
        /** The centres of {@link MarketEvent#centres()}. */
        CENTRE,
        /** Services only. */
        INTERNAL
    }
}
