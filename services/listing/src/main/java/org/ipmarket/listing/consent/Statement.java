package org.ipmarket.listing.consent;

import java.time.Instant;
import java.util.UUID;

/**
 * What was said, and to which terms.
 *
 * @param termsHash of the terms as they then were
 * @param reasons of a refusal or a withdrawal, or null
 * @param document evidence that the centre's staff brought, or null
 * @param login who said it
 */
public record Statement(
        int sequence,
        Consenter by,
        Word word,
        String termsHash,
        String reasons,
        UUID document,
        String login,
        Instant at) {}
