package org.ipmarket.messages.event;

/** An event that carries the whole public state of its subject. */
public interface StateEvent extends MarketEvent {
    /** Rises by one with every change of the subject, from 1. */
    long version();
}
