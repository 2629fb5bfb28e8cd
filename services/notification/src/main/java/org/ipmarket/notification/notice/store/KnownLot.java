package org.ipmarket.notification.notice.store;

import java.time.Instant;
import java.util.UUID;

/**
 * What notices say of a lot.
 *
 * @param titleZh null where its offer has none; one of the two is there
 * @param opensAt null for a deal, which has no auction
 */
public record KnownLot(
        UUID lot, String mode, UUID seller, String titleZh, String titleEn, Instant opensAt, Instant closesAt) {}
