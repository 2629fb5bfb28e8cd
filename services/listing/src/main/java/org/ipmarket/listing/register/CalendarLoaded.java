package org.ipmarket.listing.register;

import org.ipmarket.messages.Mode;
import org.ipmarket.messages.WorkingDays;

/**
 * A year of a calendar was loaded. Who keeps deadlines that were provisional observes it and computes them anew, in the
 * transaction of the loading.
 *
 * @param days the calendar with the year in it; use these, as the transaction has not ended
 */
public record CalendarLoaded(Mode mode, String calendar, int year, WorkingDays days) {}
