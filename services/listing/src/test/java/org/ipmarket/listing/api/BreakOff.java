package org.ipmarket.listing.api;

import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import org.ipmarket.listing.people.TwinLogins;

/** Breaks a call off, as a killed process would, before one of the accounts is kept at the identity provider. */
@Decorator
@Priority(1)
abstract class BreakOff implements TwinLogins {
    /** So many accounts more, then none; below zero: never. */
    static final AtomicInteger AFTER = new AtomicInteger(-1);

    @Inject
    @Any
    @Delegate
    TwinLogins real;

    @Override
    public void keepLogin(Twin twin, String password) {
        count();
        real.keepLogin(twin, password);
    }

    @Override
    public void keepClient(Twin twin, String secret) {
        count();
        real.keepClient(twin, secret);
    }

    @Override
    public void shutLogin(Twin twin) {
        count();
        real.shutLogin(twin);
    }

    private static void count() {
        if (AFTER.get() >= 0 && AFTER.getAndDecrement() == 0) {
            throw new IllegalStateException("the process ends here");
        }
    }
}
