package org.ipmarket.settlement.clearing;

/** What the audit keeps of a step: the state. */
record StateChange(String state) {
    static StateChange of(Enum<?> state) {
        return new StateChange(state.name());
    }
}
