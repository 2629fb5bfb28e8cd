package org.ipmarket.listing.intake;

import org.ipmarket.listing.imports.Counts;

/** Why the work on an import ends before the file does. Each rolls back the transaction that it leaves. */
abstract sealed class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Stop(String message) {
        super(message, null, false, false);
    }

    /** Another worker has it, or nobody is to have it any more. */
    static final class Lost extends Stop {
        private static final long serialVersionUID = 1L;

        Lost() {
            super("the import is another's");
        }
    }

    /** Its owner has stopped it. */
    static final class Cancelled extends Stop {
        private static final long serialVersionUID = 1L;
        private final transient Counts counts;

        Cancelled(Counts counts) {
            super("the import was cancelled");
            this.counts = counts;
        }

        /** What is committed. */
        Counts counts() {
            return counts;
        }
    }

    /** Nothing of it is to be kept. */
    static final class Refused extends Stop {
        private static final long serialVersionUID = 1L;
        private final transient Counts counts;

        Refused(Counts counts, String reason) {
            super(reason);
            this.counts = counts;
        }

        Counts counts() {
            return counts;
        }
    }
}
