package org.ipmarket.settlement.scenario;

import static org.ipmarket.settlement.trade.TradeState.COMPLETED;
import static org.ipmarket.settlement.trade.TradeState.DEFAULTED;
import static org.ipmarket.settlement.trade.TradeState.UNWOUND;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ipmarket.settlement.trade.TradeState;

/** What an auction or a deal leads to, and how each of its trades ends, in order. */
enum Course {
    PAID(COMPLETED),
    /** The winner does not sign; who waited is awarded the lot. */
    NOT_SIGNED_THEN_RUNNER_UP(DEFAULTED, COMPLETED),
    NOT_PAID_THEN_RELISTED_LOWER(DEFAULTED, COMPLETED),
    NOT_PAID_THEN_RELISTED_UNSOLD(DEFAULTED),
    /** The lot is not offered again. */
    NOT_PAID_THEN_NOTHING(DEFAULTED),
    SELLER_DOES_NOT_SIGN(DEFAULTED),
    DEAL(COMPLETED),
    DEAL_IN_INSTALMENTS(COMPLETED),
    /** The office refuses; the case is filed anew and recorded. */
    REFUSED_AND_FILED_ANEW(COMPLETED),
    REFUSED_AND_UNDONE(UNWOUND),
    /** The register shows the right as lapsed, and later in force again. */
    LAPSED_AND_CURED(COMPLETED),
    LAPSED_AND_UNDONE(UNWOUND);

    private final List<TradeState> ends;

    Course(TradeState... ends) {
        this.ends = List.of(ends);
    }

    List<TradeState> ends() {
        return ends;
    }

    private static Course number(int i) {
        return switch (i % 20) {
            case 0, 10 -> NOT_SIGNED_THEN_RUNNER_UP;
            case 3 -> NOT_PAID_THEN_RELISTED_LOWER;
            case 6 -> NOT_PAID_THEN_RELISTED_UNSOLD;
            case 9 -> NOT_PAID_THEN_NOTHING;
            case 13 -> SELLER_DOES_NOT_SIGN;
            case 2, 15 -> DEAL;
            case 8, 18 -> DEAL_IN_INSTALMENTS;
            case 4 -> REFUSED_AND_FILED_ANEW;
            case 14 -> REFUSED_AND_UNDONE;
            case 5 -> LAPSED_AND_CURED;
            case 16 -> LAPSED_AND_UNDONE;
            default -> PAID;
        };
    }

    /**
     * By the day on which they begin.
     *
     * @param trades that there are at least in all
     * @param days over which they are spread
     */
    static Map<Integer, List<Course>> planned(int trades, int days) {
        Map<Integer, List<Course>> plan = new TreeMap<>();
        for (int i = 0, opened = 0; opened < trades; i++) {
            Course course = number(i);
            opened += course.ends.size();
            plan.computeIfAbsent(i * days / trades, added -> new ArrayList<>()).add(course);
        }
        return plan;
    }
}
