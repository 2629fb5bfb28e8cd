package org.ipmarket.listing.centre;

/** What houses an outlet of a centre or a station of the data network. */
public enum HostKind {
    EXCHANGE,
    GOVERNMENT,
    FIRM,
    UNIVERSITY,
    INSTITUTE
}
