package org.ipmarket.print;

import com.openhtmltopdf.css.parser.FSRGBColor;
import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.SVGDrawer;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.ipmarket.print.PrintFont.Weight;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Draws the small part of SVG that charts need, as lines and areas of the PDF: {@code rect}, {@code line}, {@code circle},
 * {@code polygon}, {@code text}, within {@code g}. An element has {@code width}, {@code height} and a {@code viewBox}; colours are
 * {@code #rrggbb} or {@code none}. Letters are drawn as outlines, in the fonts of the page: a chart says its figures in a table, too.
 */
final class SvgShapes implements SVGDrawer {
    private static final String ANCHOR_MIDDLE = "middle";
    private static final String ANCHOR_END = "end";

    private final Map<Weight, TrueTypeFont> fonts = new EnumMap<>(Weight.class);

    void font(Weight weight, byte[] font) throws IOException {
        fonts.put(weight, new TTFParser().parse(new RandomAccessReadBuffer(font)));
    }

    @Override
    public void importFontFaceRules(List<FontFaceRule> fontFaces, SharedContext shared) {
        // a page loads no fonts
    }

    @Override
    public void addFontFile(File fontFile, String family, Integer weight, FontStyle style) {
        // fonts are given as bytes
    }

    @Override
    public SVGImage buildSVGImage(
            Element svg, Box box, CssContext context, double cssWidth, double cssHeight, double dotsPerPixel) {
        double width = number(svg, "width");
        double height = number(svg, "height");
        return new SVGImage() {
            @Override
            public int getIntrinsicWidth() {
                return (int) Math.round(width * dotsPerPixel);
            }

            @Override
            public int getIntrinsicHeight() {
                return (int) Math.round(height * dotsPerPixel);
            }

            @Override
            public void drawSVG(OutputDevice device, RenderingContext rendering, double x, double y) {
                String[] view = svg.getAttribute("viewBox").trim().split("\\s+");
                double scale = width * dotsPerPixel / Double.parseDouble(view[2]);
                AffineTransform place = AffineTransform.getTranslateInstance(x, y);
                place.scale(scale, scale);
                place.translate(-Double.parseDouble(view[0]), -Double.parseDouble(view[1]));
                draw(svg, device, place);
            }
        };
    }

    private void draw(Element parent, OutputDevice device, AffineTransform place) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                switch (element.getNodeName()) {
                    case "g" -> draw(element, device, place);
                    case "text" -> paint(element, text(element), device, place);
                    case "rect" ->
                        paint(
                                element,
                                new Rectangle2D.Double(
                                        number(element, "x"),
                                        number(element, "y"),
                                        number(element, "width"),
                                        number(element, "height")),
                                device,
                                place);
                    case "circle" -> paint(element, circle(element), device, place);
                    case "line" ->
                        paint(
                                element,
                                new Line2D.Double(
                                        number(element, "x1"),
                                        number(element, "y1"),
                                        number(element, "x2"),
                                        number(element, "y2")),
                                device,
                                place);
                    case "polygon" -> paint(element, polygon(element), device, place);
                    default -> {
                        // title and desc are for who reads the page; nothing else is written into charts
                    }
                }
            }
        }
    }

    private static void paint(Element element, Shape shape, OutputDevice device, AffineTransform place) {
        Shape placed = place.createTransformedShape(shape);
        String fill = element.getAttribute("fill");
        if (fill.startsWith("#")) {
            device.setColor(colour(fill));
            device.fill(placed);
        }
        String stroke = element.getAttribute("stroke");
        if (stroke.startsWith("#")) {
            float unit = (float) place.getScaleX();
            float width = element.hasAttribute("stroke-width") ? (float) number(element, "stroke-width") : 1;
            device.setColor(colour(stroke));
            device.setStroke(new BasicStroke(
                    width * unit,
                    BasicStroke.CAP_BUTT,
                    BasicStroke.JOIN_MITER,
                    10,
                    element.hasAttribute("stroke-dasharray") ? new float[] {3 * unit, 3 * unit} : null,
                    0));
            device.draw(placed);
        }
    }

    private static Shape circle(Element element) {
        double radius = number(element, "r");
        return new Ellipse2D.Double(
                number(element, "cx") - radius, number(element, "cy") - radius, 2 * radius, 2 * radius);
    }

    private static Shape polygon(Element element) {
        Path2D path = new Path2D.Double();
        String[] points = element.getAttribute("points").trim().split("[\\s,]+");
        for (int i = 0; i + 1 < points.length; i += 2) {
            double x = Double.parseDouble(points[i]);
            double y = Double.parseDouble(points[i + 1]);
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        path.closePath();
        return path;
    }

    private Shape text(Element element) {
        TrueTypeFont font =
                fonts.get(element.getAttribute("font-weight").equals("bold") ? Weight.BOLD : Weight.REGULAR);
        double size = number(element, "font-size");
        try {
            double scale = size / font.getUnitsPerEm();
            CmapLookup glyphs = font.getUnicodeCmapLookup();
            Path2D line = new Path2D.Double(Path2D.WIND_NON_ZERO);
            double pen = 0;
            for (int character : element.getTextContent().strip().codePoints().toArray()) {
                int glyph = glyphs.getGlyphId(character);
                GlyphData outline = font.getGlyph().getGlyph(glyph);
                if (outline != null) {
                    AffineTransform there = AffineTransform.getTranslateInstance(pen, 0);
                    there.scale(scale, -scale);
                    line.append(there.createTransformedShape(outline.getPath()), false);
                }
                pen += font.getAdvanceWidth(glyph) * scale;
            }
            double back =
                    switch (element.getAttribute("text-anchor")) {
                        case ANCHOR_MIDDLE -> pen / 2;
                        case ANCHOR_END -> pen;
                        default -> 0;
                    };
            return AffineTransform.getTranslateInstance(number(element, "x") - back, number(element, "y"))
                    .createTransformedShape(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FSRGBColor colour(String hex) {
        int rgb = Integer.parseInt(hex.substring(1), 16);
        return new FSRGBColor(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
    }

    private static double number(Element element, String attribute) {
        String text = element.getAttribute(attribute);
        return text.isEmpty() ? 0 : Double.parseDouble(text);
    }

    @Override
    public void close() throws IOException {
        for (TrueTypeFont font : fonts.values()) {
            font.close();
        }
    }
}
