package org.ipmarket.listing.offer;

import java.util.EnumSet;
import java.util.Set;
import org.ipmarket.messages.SaleMethod;

/** What each way of selling a lot knows of; {@code docs/formats.md} says how it uses it. */
public final class Format {
    /** A part of a contest. */
    public enum Part {
        /** A bid is higher than another by a step. */
        STEPS,
        /** The seller may name a reserve beside the start price. */
        RESERVE,
        /** Several licences are sold at once, or may be. */
        QUANTITY,
        /** The price falls down to a floor. */
        FALLS,
        /** A notice at an asking price, which may be extended where nobody comes. */
        NOTICE,
        /** A late bid extends the end. */
        EXTENDS,
        /** The second best may be awarded the lot. */
        RUNNER_UP,
        /** Two offers can be equal, so that who has priority goes first. */
        PRIORITY,
        /** Fewer bidders than the minimum: no sale. */
        MINIMUM_BIDDERS,
        ROUNDS,
        CLOCK,
        SEALED_BEST
    }

    private Format() {}

    public static boolean has(SaleMethod method, Part part) {
        return parts(method).contains(part);
    }

    public static Set<Part> parts(SaleMethod method) {
        return switch (method) {
            case ENGLISH, ENGLISH_PROXY ->
                EnumSet.of(Part.STEPS, Part.RESERVE, Part.EXTENDS, Part.RUNNER_UP, Part.PRIORITY, Part.MINIMUM_BIDDERS);
            case FIXED_PRICE -> EnumSet.noneOf(Part.class);
            case PUBLIC_LISTING ->
                EnumSet.of(Part.STEPS, Part.NOTICE, Part.EXTENDS, Part.RUNNER_UP, Part.PRIORITY, Part.MINIMUM_BIDDERS);
            case THREE_ROUNDS ->
                EnumSet.of(Part.STEPS, Part.RESERVE, Part.ROUNDS, Part.RUNNER_UP, Part.PRIORITY, Part.MINIMUM_BIDDERS);
            case CLOCK -> EnumSet.of(Part.STEPS, Part.RESERVE, Part.CLOCK, Part.RUNNER_UP, Part.MINIMUM_BIDDERS);
            case DUTCH -> EnumSet.of(Part.FALLS);
            case DUTCH_SEALED_BEST ->
                EnumSet.of(Part.STEPS, Part.FALLS, Part.SEALED_BEST, Part.RUNNER_UP, Part.PRIORITY);
            case SEALED_FIRST_PRICE, SEALED_SECOND_PRICE ->
                EnumSet.of(Part.RESERVE, Part.RUNNER_UP, Part.PRIORITY, Part.MINIMUM_BIDDERS);
            case UNIFORM_PRICE -> EnumSet.of(Part.RESERVE, Part.QUANTITY, Part.PRIORITY, Part.MINIMUM_BIDDERS);
            case OPEN_LICENCE, STANDARD_LICENCE -> EnumSet.of(Part.QUANTITY);
        };
    }
}
