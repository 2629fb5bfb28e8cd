package org.ipmarket.messages;

/** Whether a participant may trade: registered (not yet), qualified by a centre, or suspended with reasons. */
public enum Standing {
    REGISTERED,
    QUALIFIED,
    SUSPENDED
}
