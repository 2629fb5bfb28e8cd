package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;

/** Everything that the service does by itself from time to time, at once and once: for tests that set the time. */
@ApplicationScoped
public class Sweeps {
    private final BankDesk bankDesk;
    private final RunClocks clocks;
    private final DistributeForfeitures distributeForfeitures;

    Sweeps(BankDesk bankDesk, RunClocks clocks, DistributeForfeitures distributeForfeitures) {
        this.bankDesk = bankDesk;
        this.clocks = clocks;
        this.distributeForfeitures = distributeForfeitures;
    }

    /** Orders are given and what the bank has booked is taken. */
    public void bank() {
        bankDesk.round();
    }

    /** Whose time has passed. */
    public void clocks() {
        clocks.sweep();
    }

    public void forfeitures() {
        distributeForfeitures.sweep();
    }

    /** All of it. */
    public void all() {
        bank();
        clocks();
        forfeitures();
        // what those have ordered
        bank();
    }
}
