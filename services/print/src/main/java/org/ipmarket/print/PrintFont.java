package org.ipmarket.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Noto Sans SC (SIL Open Font Licence 1.1), from a library. The whole font draws several characters with one glyph, radicals and the words made of them;
 * a PDF made with it would give back the radical to who searches or copies. So each document gets a font of its own characters alone.
 */
final class PrintFont {
    public static final String FAMILY = "Noto Sans SC";

    /** For characters beyond the basic plane, which a font of its own cannot name. */
    static final String RARE_FAMILY = "Noto Sans SC Rare";

    private static final List<String> TABLES = List.of(
            "head", "hhea", "hmtx", "maxp", "loca", "glyf", "cmap", "name", "OS/2", "post", "cvt ", "fpgm", "prep");

    private PrintFont() {}

    enum Weight {
        REGULAR("Regular", 400),
        BOLD("Bold", 700);

        private final String name;
        private final int value;

        Weight(String name, int value) {
            this.name = name;
            this.value = value;
        }

        int value() {
            return value;
        }

        InputStream whole() {
            InputStream font = PrintFont.class.getResourceAsStream("/fonts/ttf/NotoSansSC/NotoSansSC-" + name + ".ttf");
            if (font == null) {
                throw new IllegalStateException("the font Noto Sans SC " + name + " is not there");
            }
            return font;
        }
    }

    static boolean hasRare(String text) {
        return text.codePoints().anyMatch(Character::isSupplementaryCodePoint);
    }

    /** The font with the characters of the text, those of the basic plane. */
    static byte[] of(Weight weight, String text) throws IOException {
        // what the renderer itself writes: numbers of steps and pages, spaces
        IntStream own = IntStream.concat(IntStream.rangeClosed(' ', '~'), IntStream.of(0xa0, 0x2022));
        Set<Integer> characters = IntStream.concat(own, text.codePoints())
                .filter(Character::isBmpCodePoint)
                .filter(c -> !Character.isISOControl(c))
                .boxed()
                .collect(Collectors.toSet());
        try (InputStream whole = weight.whole();
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(whole))) {
            TTFSubsetter subset = new TTFSubsetter(font, TABLES);
            subset.addAll(characters);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            subset.writeToStream(out);
            return out.toByteArray();
        }
    }
}
