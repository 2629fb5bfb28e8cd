package org.ipmarket.listing.imports;

import java.util.Set;

/** Where an import stands. */
public enum ImportState {
    /** The file is coming in. */
    RECEIVING,
    /** It is stored whole and waits to be read. */
    RECEIVED,
    RUNNING,
    /** Read to its end; each record has its outcome. */
    DONE,
    /** Nothing was kept, since a record was refused. */
    REFUSED,
    /** Stopped by whom it belongs to; what was committed by then is kept. */
    CANCELLED,
    /** It did not come in whole, or could not be brought to its end. */
    FAILED;

    /** Whether it can still be stopped. */
    public boolean isOpen() {
        return this == RECEIVED || this == RUNNING;
    }

    /** The states that may follow. */
    public Set<ImportState> next() {
        return switch (this) {
            case RECEIVING -> Set.of(RECEIVED, FAILED);
            case RECEIVED -> Set.of(RUNNING, CANCELLED);
            case RUNNING -> Set.of(DONE, REFUSED, CANCELLED, FAILED);
            default -> Set.of();
        };
    }
}
