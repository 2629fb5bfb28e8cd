package org.ipmarket.chassis.inbox;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.ipmarket.messages.event.MarketEvent;

/**
 * Acts on one type of event. A bean of this type is all a service needs to hear it; most are made by {@link #of} in one
 * class of producers, which reads as the list of what the service hears.
 */
public interface EventHandler<E extends MarketEvent> {
    /** What it hears; {@code MarketEvent.class} is every event, before those who hear its type alone. */
    Class<E> event();

    /**
     * Called inside the transaction that also records the event as done; called again only if that did not commit.
     *
     * @throws PrerequisiteMissing where something that must come first has not arrived: the event is parked
     */
    void handle(E event, EventHeader header);

    /** Acts on the event alone. */
    static <E extends MarketEvent> EventHandler<E> of(Class<E> event, Consumer<E> action) {
        return of(event, (told, header) -> action.accept(told));
    }

    /** Acts on the event and what its header says: its id, its time. */
    static <E extends MarketEvent> EventHandler<E> of(Class<E> event, BiConsumer<E, EventHeader> action) {
        return new EventHandler<>() {
            @Override
            public Class<E> event() {
                return event;
            }

            @Override
            public void handle(E told, EventHeader header) {
                action.accept(told, header);
            }
        };
    }
}
