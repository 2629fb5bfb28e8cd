package org.ipmarket.settlement.clearing;

import org.ipmarket.chassis.inbox.TransientFailure;
import org.jboss.logging.Logger;

/** A part of what is done again and again: where it fails the others go on, and the next round tries it again. */
final class Attempt {
    private Attempt() {}

    /** Runs it and logs a failure: what passes by itself, be the database busy, as a warning without its stack. */
    static void at(String what, Logger log, Runnable part) {
        try {
            part.run();
        } catch (RuntimeException e) {
            if (TransientFailure.is(e)) {
                log.warnf("%s: %s; the next round tries again", what, TransientFailure.rootMessage(e));
            } else {
                log.errorf(e, "%s: failed; the next round tries again", what);
            }
        }
    }
}
