package org.ipmarket.listing.legal;

import java.time.LocalDate;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.id.ParticipantId;

/**
 * What an event says beside its kind and date; what does not apply is null.
 *
 * @param registration number of the recordal, order or announcement
 * @param holder licensee or pledgee, where it is a participant
 * @param holderName the same, or the court, as the office names it
 * @param licence which licence it is
 * @param extent how far a licence reaches
 * @param until first day without what begins
 * @param expires first day without protection, from a change of the term on
 * @param paidUntil first day for which no annuity is paid
 * @param ends sequence of the event that began what ends
 * @param corrects sequence of the event that was wrong
 */
public record EventDetail(
        String registration,
        ParticipantId holder,
        String holderName,
        Right licence,
        Extent extent,
        LocalDate until,
        LocalDate expires,
        LocalDate paidUntil,
        Integer ends,
        Integer corrects) {
    public static final EventDetail NONE = new EventDetail(null, null, null, null, null, null, null, null, null, null);
}
