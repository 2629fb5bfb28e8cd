package org.ipmarket.e2e.check;

import java.util.List;

/**
 * What the check of one invariant gave.
 *
 * @param invariant what must hold
 * @param looked what was looked at, in numbers
 * @param faults what does not hold; empty where all is well
 */
public record Finding(String invariant, String looked, List<String> faults) {
    public Finding {
        faults = List.copyOf(faults);
    }

    public boolean ok() {
        return faults.isEmpty();
    }
}
