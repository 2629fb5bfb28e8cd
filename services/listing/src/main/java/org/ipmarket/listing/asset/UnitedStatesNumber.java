package org.ipmarket.listing.asset;

import static org.ipmarket.listing.asset.RightNumber.read;
import static org.ipmarket.listing.asset.RightNumber.unreadable;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ipmarket.messages.AssetType;

/** Numbers of the United States Patent and Trademark Office; separators, leading zeros and kind code are manner. */
final class UnitedStatesNumber {
    private static final Pattern GRANT = Pattern.compile("(?:US)?(D|PP|RE)?0*([1-9]\\d{0,7})(?:[ABEPS]\\d?)?");
    private static final Pattern APPLICATION = Pattern.compile("(?:US)?(\\d{2})/?(\\d{6})(?:[A-Z]\\d?)?");
    private static final Pattern PUBLICATION = Pattern.compile("(?:US)?(20\\d{2})/?(\\d{6,7})([A-Z]\\d?)?");
    private static final Pattern KIND = Pattern.compile(".*\\d([A-Z]\\d?)");
    private static final Set<String> DESIGN_SERIES = Set.of("29", "35");
    private static final String APPLIED =
            "not the number of a United States application; give one with its series code, such as US12/134151";

    private UnitedStatesNumber() {}

    /** {@code US11803561}, {@code USD928123}, {@code USRE47111}. */
    static RightNumber.Reading grant(String tidy, AssetType type) {
        if (type == AssetType.UTILITY_MODEL) {
            return unreadable("the United States grant no utility models");
        }
        Matcher form = GRANT.matcher(plain(tidy));
        if (tidy.contains("/") || !form.matches()) {
            return unreadable("not the number of a United States grant; give one such as US11803561 or USD928123");
        }
        String series = form.group(1) == null ? "" : form.group(1);
        if (series.equals("D") != (type == AssetType.DESIGN)) {
            return unreadable("a United States design has a number with D, such as USD928123, and nothing else has");
        }
        return read("US" + series + form.group(2), "US:" + series + form.group(2));
    }

    /**
     * {@code US12/134151}: series code and six digits. Series 02 to 28 are for utility, plant and reissue applications, 29 and 35 for designs;
     * 60 to 63 are provisional ones, which never become a patent, 90 and above reexaminations.
     */
    static RightNumber.Reading application(String tidy, AssetType type) {
        Matcher form = APPLICATION.matcher(plain(tidy));
        if (!form.matches()) {
            return unreadable(APPLIED);
        }
        String series = form.group(1);
        int code = Integer.parseInt(series);
        if (code >= 60 && code <= 63) {
            return unreadable("series " + series
                    + " are provisional applications, which become no patent; give the application that followed");
        }
        boolean design = DESIGN_SERIES.contains(series);
        if (code < 2 || code > 28 && !design) {
            return unreadable("there is no series " + series + " of United States applications; " + APPLIED);
        }
        if (design && type != AssetType.DESIGN) {
            return unreadable("series " + series + " are applications for designs");
        }
        return read("US" + series + "/" + form.group(2), "US-A:" + series + form.group(2));
    }

    /** {@code US20050004437A1}: the year and seven digits (six where a database has dropped a zero); or the number of a grant with its kind. */
    static RightNumber.Reading publication(String tidy, AssetType type) {
        String plain = plain(tidy);
        Matcher form = PUBLICATION.matcher(plain);
        if (form.matches()) {
            String kind = form.group(3) == null ? "" : form.group(3);
            if (!KindCode.isKnown(kind.isEmpty() ? "A" : kind) || !KindCode.fits(kind, "US", type)) {
                return unreadable("no publication of " + type + " has the kind code " + kind);
            }
            String number = form.group(1) + "%07d".formatted(Integer.parseInt(form.group(2)));
            return read("US" + number + kind, "US-P:" + number);
        }
        return switch (grant(tidy, type)) {
            case RightNumber.Reading.Read grant -> {
                Matcher kind = KIND.matcher(plain);
                String suffix = kind.matches() ? kind.group(1) : "";
                yield read(grant.number().display() + suffix, grant.number().key());
            }
            case RightNumber.Reading.Unreadable ignored ->
                unreadable(
                        "not the number of a United States publication; give one such as US20050004437A1 or US8926509B2");
        };
    }

    private static String plain(String tidy) {
        return tidy.replaceAll("[,.\\-]", "");
    }
}
