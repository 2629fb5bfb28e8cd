package org.ipmarket.auction.oracle;

import java.util.Map;
import java.util.function.UnaryOperator;

/** A term of an announcement, and how to get it wrong by the least there is. */
enum Term {
    START(s -> s.with("start", s.start() + 1)),
    STEP(s -> s.with(
            "steps",
            s.steps().stream().map(band -> new long[] {band[0], band[1] + 1}).toList())),
    BAND(s -> s.with(
            "steps",
            s.steps().stream()
                    .map(band -> new long[] {band[0] == 0 ? 0 : band[0] + 1, band[1]})
                    .toList())),
    OPENING(s -> s.with("opens", s.opens() + 1)),
    END(s -> s.with("end", s.end() + 1)),
    WINDOW(s -> s.with("window", s.window() + 1)),
    EXTENSION(s -> s.with("extension", s.extension() + 1)),
    CAP(s -> s.with("cap", s.cap() < 0 ? s.cap() : s.cap() + 1)),
    MINIMUM(s -> s.with("minimum", s.minimum() + 1)),
    QUANTITY(s -> s.with("quantity", s.quantity() + 1)),
    RESERVE(s -> s.with("reserve", s.reserve() + 1)),
    PRIORITY(s -> s.with("rank", Map.of())),
    RUNNER_UP(s -> s.with("runnerUp", !s.runnerUp())),
    GATE(s -> s.with("gateFails", !s.gateFails())),
    FURTHER_ENDS(s ->
            s.with("furtherEnds", s.furtherEnds().stream().map(end -> end + 1).toList())),
    AUCTION(s -> s.with("auction", s.auction() + 1)),
    FIRST_PAUSE(s -> s.with("firstPause", s.firstPause() + 1)),
    TURN(s -> s.with("turn", s.turn() + 1)),
    PAUSE(s -> s.with("pause", s.pause() + 1)),
    SILENCE(s -> s.with("silence", s.silence() + 1)),
    FALL(s -> s.with("share", s.share() + 1)),
    EVERY(s -> s.with("every", s.every() + 1)),
    FLOOR(s -> s.with("floor", s.floor() + 1)),
    SEALED(s -> s.with("sealed", s.sealed() + 1)),
    BEST(s -> s.with("best", s.best() + 1));

    private final UnaryOperator<Setting> wrong;

    Term(UnaryOperator<Setting> wrong) {
        this.wrong = wrong;
    }

    Setting wrong(Setting setting) {
        return wrong.apply(setting);
    }
}
