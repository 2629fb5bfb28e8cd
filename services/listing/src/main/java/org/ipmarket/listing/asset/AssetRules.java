package org.ipmarket.listing.asset;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.ipmarket.listing.Violation;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;

/** What the register asks of an asset before it enters it. */
public final class AssetRules {
    static final int LONGEST_TITLE = 500;
    static final int MOST_IPC = 100;
    static final int MOST_REFERENCES = 100_000;
    private static final Pattern IPC = Pattern.compile("[A-H]\\d{2}[A-Z](\\d{1,4}/\\d{2,6})?");

    private AssetRules() {}

    /** What a check gives. */
    public sealed interface Verdict {
        /**
         * The asset may stand.
         *
         * @param details with its number in one form, the term's end filled in where the dates give it
         * @param key unique within a mode: one right, one key
         */
        record Accepted(AssetDetails details, String key) implements Verdict {}

        record Refused(List<Violation> violations) implements Verdict {}
    }

    /** Judges what is stated, on the given day of the market. */
    public static Verdict check(AssetDetails asset, Mode mode, LocalDate today) {
        List<Violation> found = new ArrayList<>();
        title(asset.title(), found);
        if (asset.demonstration() && mode == Mode.LIVE) {
            found.add(new Violation("demonstration", "the live market holds no demonstration records"));
        }
        RightNumber number = number(asset, found);
        OwnerShares.check(asset.owners()).ifPresent(found::add);
        dates(asset, number, today, found);
        List<String> ipc = ipc(asset, found);
        if (asset.referencesCited() != null
                && (asset.referencesCited() < 0 || asset.referencesCited() > MOST_REFERENCES)) {
            found.add(new Violation("referencesCited", "must lie between 0 and " + MOST_REFERENCES));
        }
        if (!found.isEmpty()) {
            return new Verdict.Refused(List.copyOf(found));
        }
        LocalDate expires = asset.expires() != null
                ? asset.expires()
                : Term.ordinaryEnd(asset).orElse(null);
        if (contradicts(asset, expires)) {
            return new Verdict.Refused(List.of(new Violation(
                    "status", "cannot be IN_FORCE on " + asset.statusAsOf() + ": protection ended on " + expires)));
        }
        return new Verdict.Accepted(asset.normalised(number.display(), ipc, expires), number.key());
    }

    private static boolean contradicts(AssetDetails asset, LocalDate expires) {
        return asset.status() == LegalStatus.IN_FORCE
                && expires != null
                && !asset.statusAsOf().isBefore(expires);
    }

    private static void title(LocalizedText title, List<Violation> found) {
        if ((title.zh() != null && title.zh().length() > LONGEST_TITLE)
                || (title.en() != null && title.en().length() > LONGEST_TITLE)) {
            found.add(new Violation("title", "at most " + LONGEST_TITLE + " characters"));
        }
    }

    private static RightNumber number(AssetDetails asset, List<Violation> found) {
        List<String> offices = RightNumbers.officesFor(asset.type().kind());
        if (!offices.contains(asset.office())) {
            found.add(new Violation("office", "an office of record whose numbers the register can read", offices));
            return null;
        }
        return switch (RightNumbers.read(asset.type(), asset.office(), asset.number())) {
            case RightNumber.Reading.Read read -> read.number();
            case RightNumber.Reading.Unreadable unreadable -> {
                found.add(new Violation("number", unreadable.reason()));
                yield null;
            }
        };
    }

    private static void dates(AssetDetails asset, RightNumber number, LocalDate today, List<Violation> found) {
        int before = found.size();
        notAfter("statusAsOf", asset.statusAsOf(), "today", today, found);
        if (asset.type().kind() == AssetKind.PATENT) {
            patentDates(asset, number, today, found);
        } else {
            workDates(asset, today, found);
        }
        if (found.size() > before || asset.expires() == null) {
            return;
        }
        if (!asset.expires().isAfter(Term.beginOf(asset))) {
            found.add(new Violation("expires", "must lie after " + Term.beginOf(asset)));
        } else if (asset.expires().isAfter(Term.latestEnd(asset))) {
            found.add(new Violation("expires", "the term cannot end after " + Term.latestEnd(asset)));
        }
    }

    private static void patentDates(AssetDetails asset, RightNumber number, LocalDate today, List<Violation> found) {
        absent("workCreated", asset.workCreated(), "a patent", found);
        absent("firstPublished", asset.firstPublished(), "a patent", found);
        if (asset.filed() == null) {
            found.add(new Violation("filed", "a patent has a date of filing"));
            return;
        }
        notAfter("filed", asset.filed(), "today", today, found);
        notAfter("filed", asset.filed(), "granted", asset.granted(), found);
        notAfter("granted", asset.granted(), "today", today, found);
        notAfter("granted", asset.granted(), "statusAsOf", asset.statusAsOf(), found);
        if (number != null
                && asset.office().equals("CN")
                && ChinesePatentNumber.yearOf(number.display()) < asset.filed().getYear()) {
            found.add(new Violation(
                    "filed", "the number " + number.display() + " was given in an earlier year than " + asset.filed()));
        }
    }

    private static void workDates(AssetDetails asset, LocalDate today, List<Violation> found) {
        absent("filed", asset.filed(), "a work", found);
        absent("granted", asset.granted(), "a work", found);
        absent("referencesCited", asset.referencesCited(), "a work", found);
        absent("ipc", asset.ipc().isEmpty() ? null : asset.ipc(), "a work", found);
        if (asset.workCreated() == null && asset.firstPublished() == null) {
            found.add(new Violation("workCreated", "a work has a date of creation or of first publication"));
            return;
        }
        notAfter("workCreated", asset.workCreated(), "firstPublished", asset.firstPublished(), found);
        notAfter("workCreated", asset.workCreated(), "today", today, found);
        notAfter("firstPublished", asset.firstPublished(), "today", today, found);
    }

    private static void absent(String field, Object value, String of, List<Violation> found) {
        if (value != null) {
            found.add(new Violation(field, "does not apply to " + of));
        }
    }

    private static void notAfter(
            String field, LocalDate day, String boundName, LocalDate bound, List<Violation> found) {
        if (day != null && bound != null && day.isAfter(bound)) {
            found.add(new Violation(field, day + " lies after " + boundName + ", " + bound));
        }
    }

    private static List<String> ipc(AssetDetails asset, List<Violation> found) {
        if (asset.ipc().size() > MOST_IPC) {
            found.add(new Violation("ipc", "at most " + MOST_IPC + " symbols"));
            return List.of();
        }
        List<String> tidy = new ArrayList<>();
        for (int i = 0; i < asset.ipc().size(); i++) {
            String symbol = asset.ipc().get(i).replaceAll("\\s", "").toUpperCase(Locale.ROOT);
            if (!IPC.matcher(symbol).matches()) {
                found.add(new Violation("ipc[" + i + "]", "not a symbol of the IPC; such as G06F16/2458"));
            }
            tidy.add(symbol);
        }
        return tidy.stream().distinct().toList();
    }
}
