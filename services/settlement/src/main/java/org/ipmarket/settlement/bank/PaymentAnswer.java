package org.ipmarket.settlement.bank;

/** What a payment service says of an order. */
public sealed interface PaymentAnswer {
    /** It has the order; the statement will show it. */
    record Taken() implements PaymentAnswer {}

    /** It will not execute the order, now or later. */
    record Refused(String reason) implements PaymentAnswer {}

    /** It cannot say; it must be asked again. */
    record Unknown() implements PaymentAnswer {}

    /** It has never had an order of that id. */
    record NeverHeard() implements PaymentAnswer {}
}
