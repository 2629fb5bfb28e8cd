package org.ipmarket.valuation.report.chart;

import java.util.ArrayList;
import java.util.List;

/** A scale of amounts with round marks, laid over a width. */
final class Axis {
    private static final double[] STEPS = {1, 2, 2.5, 5, 10};

    private final double low;
    private final double high;
    private final double step;
    private final double left;
    private final double wide;

    /** @param marks about how many */
    Axis(double least, double most, int marks, double left, double wide) {
        double reach = Math.max(most - least, 1);
        double rough = reach / marks;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double chosen = 10 * power;
        for (double candidate : STEPS) {
            if (candidate * power >= rough) {
                chosen = candidate * power;
                break;
            }
        }
        this.step = chosen;
        this.low = Math.floor(least / chosen) * chosen;
        this.high = Math.max(Math.ceil(most / chosen) * chosen, low + chosen);
        this.left = left;
        this.wide = wide;
    }

    double at(double value) {
        return left + (value - low) / (high - low) * wide;
    }

    List<Double> marks() {
        List<Double> marks = new ArrayList<>();
        int count = (int) Math.round((high - low) / step);
        for (int i = 0; i <= count; i++) {
            marks.add(low + i * step);
        }
        return marks;
    }
}
