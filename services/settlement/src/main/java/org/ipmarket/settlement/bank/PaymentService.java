package org.ipmarket.settlement.bank;

import java.util.UUID;

/**
 * Gives orders to a bank. The order's id is its idempotency key: however often an order is given, it is executed once. A call
 * that times out or fails says nothing about the order: {@link #ask} until it is known.
 */
public interface PaymentService {
    /** The bank did not answer in time. */
    final class TimedOut extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public TimedOut(String message) {
            super(message);
        }
    }

    /** Hears answers that come by themselves: late, twice, in any order, on any thread. */
    @FunctionalInterface
    interface Hearer {
        void heard(UUID order, PaymentAnswer answer);
    }

    /**
     * Gives an order.
     *
     * @param hearer told of answers besides the one returned
     * @throws TimedOut where no answer came; the order may have been taken
     */
    PaymentAnswer pay(PayoutOrder order, Hearer hearer);

    /**
     * What became of an order.
     *
     * @throws TimedOut where no answer came
     */
    PaymentAnswer ask(UUID order);
}
