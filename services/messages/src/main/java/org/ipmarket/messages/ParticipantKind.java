package org.ipmarket.messages;

/** What a party of the market is. */
public enum ParticipantKind {
    PERSON,
    FIRM,
    UNIVERSITY,
    INSTITUTE,
    BROKER_MEMBER
}
