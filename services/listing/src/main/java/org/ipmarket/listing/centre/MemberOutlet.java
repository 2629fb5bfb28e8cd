package org.ipmarket.listing.centre;

import org.ipmarket.messages.LocalizedText;

/**
 * A place at which a centre serves its members, such as at a university.
 *
 * @param code unique at the centre: 2 to 20 capital letters, digits, hyphens
 * @param kind what houses it
 */
public record MemberOutlet(String code, LocalizedText name, HostKind kind) {}
