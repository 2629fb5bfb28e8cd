package org.ipmarket.listing.asset;

import static org.ipmarket.listing.asset.RightNumber.read;
import static org.ipmarket.listing.asset.RightNumber.unreadable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ipmarket.messages.AssetType;

/** Numbers of patents granted in the United States and by the European Patent Office (WIPO ST.6 and ST.16). */
final class ForeignPatentNumber {
    private static final Pattern UNITED_STATES = Pattern.compile("(?:US)?(D|PP|RE)?0*([1-9]\\d{0,7})(?:[ABEPS]\\d?)?");
    private static final Pattern EUROPEAN = Pattern.compile("(?:EP)?0*([1-9]\\d{0,6})(?:[AB]\\d)?");

    private ForeignPatentNumber() {}

    /** {@code US11803561}, {@code USD928123}, {@code USRE47111}; separators, leading zeros and kind code are manner. */
    static RightNumber.Reading unitedStates(String tidy, AssetType type) {
        if (type == AssetType.UTILITY_MODEL) {
            return unreadable("the United States grant no utility models");
        }
        Matcher form = UNITED_STATES.matcher(tidy.replaceAll("[,.\\-]", ""));
        if (tidy.contains("/") || !form.matches()) {
            return unreadable("not the number of a United States grant; give one such as US11803561 or USD928123");
        }
        String series = form.group(1) == null ? "" : form.group(1);
        if (series.equals("D") != (type == AssetType.DESIGN)) {
            return unreadable("a United States design has a number with D, such as USD928123, and nothing else has");
        }
        String number = "US" + series + form.group(2);
        return read(number, "US:" + series + form.group(2));
    }

    /** {@code EP1442058}: seven digits; the kind code is manner. */
    static RightNumber.Reading european(String tidy, AssetType type) {
        if (type != AssetType.INVENTION) {
            return unreadable("the European Patent Office grants patents for inventions only");
        }
        Matcher form = EUROPEAN.matcher(tidy.replace("-", ""));
        if (!form.matches()) {
            return unreadable("not the number of a European patent; give its publication number, such as EP1442058");
        }
        String number = "%07d".formatted(Integer.parseInt(form.group(1)));
        return read("EP" + number, "EP:" + number);
    }
}
