package org.ipmarket.valuation.expert;

/** What may be done with a value opinion. */
public enum OpinionDeed {
    /** The centre names the two experts. */
    ASSIGN,
    /** An expert steps down. */
    RECUSE,
    /** The first expert writes down what was looked at and found. */
    REVIEW,
    /** The first expert changes the figures, with reasons. */
    ADJUST,
    /** The first expert signs. */
    SIGN,
    /** The second expert signs. */
    COUNTERSIGN,
    /** The second expert does not sign: it is reviewed anew. */
    RETURN,
    /** The centre gives it out. */
    ISSUE,
    /** Its validity has run out. */
    EXPIRE,
    /** The client gives it up, or the centre takes it back. */
    WITHDRAW
}
