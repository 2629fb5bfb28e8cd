package org.ipmarket.settlement.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What happens on which day; what a day's acts add to the same day happens on it, too. */
final class Agenda {
    private final TreeMap<Integer, List<Act>> days = new TreeMap<>();
    private int today;

    interface Act {
        void run() throws Exception;
    }

    void on(int day, Act act) {
        days.computeIfAbsent(day, added -> new ArrayList<>()).add(act);
    }

    void later(int days, Act act) {
        on(today + days, act);
    }

    /** All of today; afterwards it is tomorrow. */
    void playToday() throws Exception {
        for (List<Act> acts; (acts = days.remove(today)) != null; ) {
            for (Act act : acts) {
                act.run();
            }
        }
        today++;
    }

    boolean isEmpty() {
        return days.isEmpty();
    }
}
