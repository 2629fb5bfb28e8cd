package org.ipmarket.valuation.report.chart;

import java.util.List;
import java.util.function.LongFunction;

/** The charts of a report as inline SVG, {@value #WIDTH} wide. Labels come translated; amounts are in minor units. */
public final class Charts {
    private static final int WIDTH = 640;
    private static final int LEFT = 190;
    private static final int RIGHT = 90;
    private static final int ROW = 30;
    private static final int TOP = 12;
    private static final int FOOT = 26;
    private static final int MARKS = 5;

    private final LongFunction<String> amount;

    /** @param amount how a mark or a figure is written, short */
    public Charts(LongFunction<String> amount) {
        this.amount = amount;
    }

    /** An approach and its range; {@code own} is set apart. */
    public record Range(String label, long low, long middle, long high, boolean own) {}

    /** A driver and the value with it low and with it high. */
    public record Swing(String label, String lowLabel, String highLabel, long atLow, long atHigh) {}

    /** A driver and what it adds. */
    public record Part(String label, long amount) {}

    /** Ranges beneath each other, each with its middle. */
    public String ranges(String id, String title, String description, List<Range> ranges) {
        long most = ranges.stream().mapToLong(Range::high).max().orElse(1);
        int height = TOP + ranges.size() * ROW + FOOT;
        Svg svg = new Svg(WIDTH, height);
        Axis axis = axis(0, most);
        grid(svg, axis, height);
        int y = TOP;
        for (Range range : ranges) {
            double middle = y + ROW / 2.0;
            svg.text(LEFT - 10, middle + 4, "end", Svg.INK, range.label());
            svg.rect(
                    axis.at(range.low()),
                    middle - 6,
                    axis.at(range.high()) - axis.at(range.low()),
                    12,
                    range.own() ? Svg.PALE_RED : Svg.PALE_BLUE);
            svg.circle(axis.at(range.middle()), middle, 5, range.own() ? Svg.RED : Svg.BLUE);
            svg.text(axis.at(range.high()) + 8, middle + 4, "start", Svg.INK, amount.apply(range.middle()));
            y += ROW;
        }
        return svg.toElement(id, title, description);
    }

    /** The widest swing first; the middle line is the value with every driver where it is. */
    public String tornado(String id, String title, String description, long middle, List<Swing> swings) {
        long least = swings.stream()
                .mapToLong(s -> Math.min(s.atLow(), s.atHigh()))
                .min()
                .orElse(middle);
        long most = swings.stream()
                .mapToLong(s -> Math.max(s.atLow(), s.atHigh()))
                .max()
                .orElse(middle);
        int height = TOP + swings.size() * ROW + FOOT;
        Svg svg = new Svg(WIDTH, height);
        Axis axis = new Axis(least, most, MARKS, LEFT + 60, WIDTH - LEFT - RIGHT - 30);
        grid(svg, axis, height);
        int y = TOP;
        for (Swing swing : swings) {
            double centre = y + ROW / 2.0;
            svg.text(LEFT - 10, centre + 4, "end", Svg.INK, swing.label());
            bar(svg, axis, middle, swing.atLow(), centre, Svg.PALE_RED);
            bar(svg, axis, middle, swing.atHigh(), centre, Svg.PALE_BLUE);
            boolean rises = swing.atLow() <= swing.atHigh();
            double left = axis.at(Math.min(swing.atLow(), swing.atHigh()));
            double right = axis.at(Math.max(swing.atLow(), swing.atHigh()));
            svg.text(left - 5, centre + 4, "end", Svg.GREY, rises ? swing.lowLabel() : swing.highLabel());
            svg.text(right + 5, centre + 4, "start", Svg.GREY, rises ? swing.highLabel() : swing.lowLabel());
            y += ROW;
        }
        svg.line(axis.at(middle), TOP - 4, axis.at(middle), height - FOOT, Svg.INK, 1.2, false);
        return svg.toElement(id, title, description);
    }

    /** What each driver adds, one beginning where the one before ends; the last is the sum. */
    public String contributions(String id, String title, String description, List<Part> parts, Part total) {
        int height = TOP + (parts.size() + 1) * ROW + FOOT;
        Svg svg = new Svg(WIDTH, height);
        long sum = 0;
        long least = 0;
        long most = total.amount();
        for (Part part : parts) {
            sum += part.amount();
            least = Math.min(least, sum);
            most = Math.max(most, sum);
        }
        Axis axis = axis(least, most);
        grid(svg, axis, height);
        int y = TOP;
        long begun = 0;
        for (Part part : parts) {
            double centre = y + ROW / 2.0;
            long ended = begun + part.amount();
            svg.text(LEFT - 10, centre + 4, "end", Svg.INK, part.label());
            bar(svg, axis, begun, ended, centre, part.amount() < 0 ? Svg.PALE_RED : Svg.PALE_BLUE);
            svg.text(axis.at(Math.max(begun, ended)) + 6, centre + 4, "start", Svg.INK, amount.apply(part.amount()));
            svg.line(axis.at(ended), centre + 7, axis.at(ended), centre + ROW - 7, Svg.GREY, 0.8, true);
            begun = ended;
            y += ROW;
        }
        double centre = y + ROW / 2.0;
        svg.text(LEFT - 10, centre + 4, "end", Svg.INK, total.label());
        bar(svg, axis, 0, total.amount(), centre, Svg.BLUE);
        svg.text(axis.at(total.amount()) + 6, centre + 4, "start", Svg.INK, amount.apply(total.amount()));
        return svg.toElement(id, title, description);
    }

    /** Amounts beside each other. */
    public String amounts(String id, String title, String description, List<Part> amounts) {
        int height = TOP + amounts.size() * ROW + FOOT;
        Svg svg = new Svg(WIDTH, height);
        Axis axis = axis(0, amounts.stream().mapToLong(Part::amount).max().orElse(1));
        grid(svg, axis, height);
        int y = TOP;
        for (Part part : amounts) {
            double centre = y + ROW / 2.0;
            svg.text(LEFT - 10, centre + 4, "end", Svg.INK, part.label());
            bar(svg, axis, 0, part.amount(), centre, Svg.PALE_BLUE);
            svg.text(axis.at(part.amount()) + 6, centre + 4, "start", Svg.INK, amount.apply(part.amount()));
            y += ROW;
        }
        return svg.toElement(id, title, description);
    }

    private static Axis axis(long least, long most) {
        return new Axis(least, most, MARKS, LEFT, WIDTH - LEFT - RIGHT);
    }

    private static void bar(Svg svg, Axis axis, long from, long to, double centre, String fill) {
        double left = axis.at(Math.min(from, to));
        svg.rect(left, centre - 7, axis.at(Math.max(from, to)) - left, 14, fill);
    }

    private void grid(Svg svg, Axis axis, int height) {
        for (double mark : axis.marks()) {
            svg.line(axis.at(mark), TOP - 4, axis.at(mark), height - FOOT, Svg.RULE, 0.8, false);
            svg.text(axis.at(mark), height - 8, "middle", Svg.GREY, amount.apply(Math.round(mark)));
        }
    }
}
