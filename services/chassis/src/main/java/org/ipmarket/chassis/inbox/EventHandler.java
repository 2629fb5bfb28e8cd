package org.ipmarket.chassis.inbox;

import org.ipmarket.messages.event.MarketEvent;

/** Acts on one type of event. A bean of this type is all a service needs to hear it. */
public interface EventHandler<E extends MarketEvent> {
    Class<E> event();

    /**
     * Called inside the transaction that also records the event as done; called again only if that did not commit.
     *
     * @throws PrerequisiteMissing where something that must come first has not arrived: the event is parked
     */
    void handle(E event, EventHeader header);
}
