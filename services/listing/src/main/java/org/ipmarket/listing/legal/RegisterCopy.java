package org.ipmarket.listing.legal;

import java.time.LocalDate;
import org.ipmarket.messages.LegalStatus;

/**
 * What the copy of the office's register said when the asset was entered or corrected.
 *
 * @param granted whether there was a grant before
 * @param expires first day without protection, or null where unknown
 * @param annuitiesPaidUntil first day for which no annuity is paid, or null where unknown
 */
public record RegisterCopy(
        LegalStatus status, LocalDate asOf, boolean granted, LocalDate expires, LocalDate annuitiesPaidUntil) {}
