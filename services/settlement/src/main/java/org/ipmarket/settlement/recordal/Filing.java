package org.ipmarket.settlement.recordal;

import java.util.List;
import java.util.UUID;
import org.ipmarket.messages.Mode;

/**
 * A request to an office.
 *
 * @param id of the case: an office takes a request once, however often it is handed in
 * @param round 0 for the first request, one more for each that was filed anew after a refusal
 * @param numbers of the rights concerned, as the register has them
 */
public record Filing(UUID id, int round, Mode mode, Matter matter, List<String> numbers) {
    public Filing {
        numbers = List.copyOf(numbers);
    }
}
