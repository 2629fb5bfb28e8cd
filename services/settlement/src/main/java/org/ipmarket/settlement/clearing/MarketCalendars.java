package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.ipmarket.chassis.inbox.KnownStates;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.WorkingDays;
import org.ipmarket.messages.event.CalendarChanged;
import org.ipmarket.messages.event.CentreChanged;
import org.ipmarket.messages.id.CentreCode;

/** By which calendar a centre counts, as listing has told. Where no calendar is known only weekends are free, and every day is provisional. */
@ApplicationScoped
class MarketCalendars {
    private static final String MARKETS_OWN = "CN";

    private final KnownStates knownStates;

    MarketCalendars(KnownStates knownStates) {
        this.knownStates = knownStates;
    }

    WorkingDays of(Mode mode, CentreCode centre) {
        String code = knownStates
                .find(CentreChanged.class, mode.wire() + ":" + centre)
                .map(CentreChanged::calendar)
                .orElse(MARKETS_OWN);
        return knownStates
                .find(CalendarChanged.class, CalendarChanged.subjectOf(mode, code))
                .map(known -> WorkingDays.of(known.years()))
                .orElseGet(() -> WorkingDays.of(List.of()));
    }
}
