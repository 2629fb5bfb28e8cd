package org.ipmarket.listing.participant;

import static org.ipmarket.messages.Standing.QUALIFIED;
import static org.ipmarket.messages.Standing.REGISTERED;
import static org.ipmarket.messages.Standing.SUSPENDED;

import java.util.Map;
import java.util.Set;
import org.ipmarket.messages.Standing;

/**
 * How a participant's standing moves. Registered ones are qualified by a centre, and further centres may qualify them
 * again; anybody may be suspended; a suspended one comes back only when those who may suspend it qualify it anew.
 */
public final class StandingMachine {
    private static final Map<Standing, Set<Standing>> PERMITTED = Map.of(
            REGISTERED, Set.of(QUALIFIED, SUSPENDED),
            QUALIFIED, Set.of(QUALIFIED, SUSPENDED),
            SUSPENDED, Set.of(QUALIFIED));

    private StandingMachine() {}

    public static boolean permits(Standing from, Standing to) {
        return PERMITTED.get(from).contains(to);
    }
}
