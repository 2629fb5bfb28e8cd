package org.ipmarket.valuation.report.chart;

import java.util.Locale;

/** Writes the few shapes of SVG that charts are made of; the PDF draws the same ones. */
final class Svg {
    static final String INK = "#1c2430";
    static final String GREY = "#5b6470";
    static final String RULE = "#d5dae1";
    static final String BLUE = "#2f5d8c";
    static final String PALE_BLUE = "#a9c4de";
    static final String RED = "#9c1c1c";
    static final String PALE_RED = "#dba9a2";

    private static final double FONT = 11;

    private final StringBuilder text = new StringBuilder();
    private final int width;
    private final int height;

    Svg(int width, int height) {
        this.width = width;
        this.height = height;
    }

    Svg rect(double x, double y, double wide, double high, String fill) {
        text.append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>"
                .formatted(number(x), number(y), number(Math.max(wide, 0.5)), number(high), fill));
        return this;
    }

    Svg line(double x1, double y1, double x2, double y2, String stroke, double thick, boolean dashed) {
        text.append("<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\" stroke-width=\"%s\"%s/>"
                .formatted(
                        number(x1),
                        number(y1),
                        number(x2),
                        number(y2),
                        stroke,
                        number(thick),
                        dashed ? " stroke-dasharray=\"3 3\"" : ""));
        return this;
    }

    Svg circle(double x, double y, double radius, String fill) {
        text.append("<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\" stroke=\"#ffffff\"/>"
                .formatted(number(x), number(y), number(radius), fill));
        return this;
    }

    /** @param anchor {@code start}, {@code middle} or {@code end} */
    Svg text(double x, double y, String anchor, String fill, String words) {
        text.append("<text x=\"%s\" y=\"%s\" font-size=\"%s\" text-anchor=\"%s\" fill=\"%s\">%s</text>"
                .formatted(number(x), number(y), number(FONT), anchor, fill, escaped(words)));
        return this;
    }

    /**
     * The element.
     *
     * @param id unique in its page
     */
    String toElement(String id, String title, String description) {
        return ("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                        + " role=\"img\" aria-labelledby=\"%s-title %s-desc\">"
                        + "<title id=\"%s-title\">%s</title><desc id=\"%s-desc\">%s</desc><g>%s</g></svg>")
                .formatted(width, height, width, height, id, id, id, escaped(title), id, escaped(description), text);
    }

    static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceAll("\\.?0+$", "");
    }
}
