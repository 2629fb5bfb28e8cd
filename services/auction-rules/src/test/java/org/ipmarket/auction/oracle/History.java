package org.ipmarket.auction.oracle;

import java.util.ArrayList;
import java.util.List;

/** What was announced and all that happened to the lot, in its order. */
record History(Setting setting, List<Fact> facts) {
    History {
        facts = List.copyOf(facts);
    }

    History and(Fact fact) {
        List<Fact> more = new ArrayList<>(facts);
        more.add(fact);
        return new History(setting, more);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(setting.toString());
        for (int i = 0; i < facts.size(); i++) {
            text.append("\n  ").append(i).append(' ').append(facts.get(i));
        }
        return text.toString();
    }
}
