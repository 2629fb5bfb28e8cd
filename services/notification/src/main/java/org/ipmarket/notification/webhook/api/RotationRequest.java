package org.ipmarket.notification.webhook.api;

import java.time.Duration;
import org.ipmarket.client.webhook.Scheme;

/**
 * A new key is wanted.
 *
 * @param scheme of the new key; that of the present one if nothing is said
 * @param overlap for how long the old key signs too, such as {@code PT12H}; {@code PT0S} where it has become known to others
 */
record RotationRequest(Scheme scheme, Duration overlap) {}
