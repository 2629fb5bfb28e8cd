package org.ipmarket.listing.deal;

import java.util.Optional;
import org.ipmarket.messages.ParticipantKind;

/** Whether a deal's name and price lie open to objections before it is concluded, and how long. */
public final class Publicity {
    private Publicity() {}

    /**
     * A period of a centre's rules.
     *
     * @param days 0 where a centre in test mode asks for none: then the publicity is over at once
     * @param workingDays whether they are working days of the calendar
     * @param source of the rule
     */
    public record Period(int days, boolean workingDays, String source) {}

    /**
     * The period that is due; empty where none is. The rule for results of universities and institutes goes before the one for state-owned
     * rights.
     *
     * @param unit for universities and institutes that sell by agreement
     * @param state for other state-owned rights
     */
    public static Optional<Period> due(ParticipantKind seller, boolean stateOwned, Period unit, Period state) {
        if (seller == ParticipantKind.UNIVERSITY || seller == ParticipantKind.INSTITUTE) {
            return Optional.of(unit);
        }
        return stateOwned ? Optional.of(state) : Optional.empty();
    }
}
