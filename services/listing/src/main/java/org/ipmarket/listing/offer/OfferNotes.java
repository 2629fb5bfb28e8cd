package org.ipmarket.listing.offer;

import org.ipmarket.messages.LocalizedText;

/**
 * What the notice of an offer says beside its terms.
 *
 * @param description for people, or null
 * @param sellerUnnamed the seller asks to stay unnamed in notices (Auction Law 21)
 */
public record OfferNotes(LocalizedText description, boolean sellerUnnamed) {}
