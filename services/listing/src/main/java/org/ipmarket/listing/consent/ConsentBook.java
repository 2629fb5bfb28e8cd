package org.ipmarket.listing.consent;

import java.util.List;
import java.util.Optional;

/** What has been said to one offer, in order. The last word on the present terms counts; a change of the terms voids all before it. */
public record ConsentBook(String termsHash, List<Statement> statements) {
    public ConsentBook {
        statements = List.copyOf(statements);
    }

    /** How somebody's consent stands. */
    public enum State {
        /** Nothing was said. */
        AWAITED,
        GIVEN,
        REFUSED,
        WITHDRAWN,
        /** The pledgee's paper awaits a second person. */
        TO_BE_CONFIRMED,
        /** It was given or refused to other terms. */
        VOID
    }

    public State of(Consenter who) {
        Optional<Statement> last = last(who);
        if (last.isEmpty()) {
            return State.AWAITED;
        }
        if (!last.get().termsHash().equals(termsHash)) {
            return State.VOID;
        }
        return switch (last.get().word()) {
            case GIVEN, CONFIRMED -> State.GIVEN;
            case REFUSED -> State.REFUSED;
            case WITHDRAWN -> State.WITHDRAWN;
            case RECORDED -> State.TO_BE_CONFIRMED;
        };
    }

    public boolean holds(Consenter who) {
        return of(who) == State.GIVEN;
    }

    /** The last that it said, to whatever terms. */
    public Optional<Statement> last(Consenter who) {
        return statements.stream().filter(said -> said.by().equals(who)).reduce((earlier, later) -> later);
    }

    /** Why it may not say this now; empty where it may. */
    public Optional<String> refuse(Consenter who, Word word, String login) {
        State state = of(who);
        return switch (word) {
            case GIVEN, REFUSED ->
                who instanceof Consenter.OutsidePledgee
                        ? Optional.of("a pledgee that is no participant consents by its paper")
                        : Optional.empty();
            case WITHDRAWN ->
                state == State.GIVEN || state == State.TO_BE_CONFIRMED
                        ? Optional.empty()
                        : Optional.of("there is no consent to withdraw: it is " + state);
            case RECORDED ->
                who instanceof Consenter.OutsidePledgee
                        ? Optional.empty()
                        : Optional.of("a participant consents by its own login");
            case CONFIRMED -> {
                if (state != State.TO_BE_CONFIRMED) {
                    yield Optional.of("there is no paper to confirm: the consent is " + state);
                }
                yield last(who).orElseThrow().login().equals(login)
                        ? Optional.of("who brought the paper does not confirm it")
                        : Optional.empty();
            }
        };
    }
}
