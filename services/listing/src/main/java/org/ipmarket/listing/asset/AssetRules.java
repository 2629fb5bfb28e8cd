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
    static final int MOST_CLAIMS = 10_000;
    static final int LARGEST_FAMILY = 10_000;
    private static final int LONGEST_FAMILY_ID = 60;
    private static final Pattern IPC = Pattern.compile("[A-H]\\d{2}[A-Z](\\d{1,4}/\\d{2,6})?");
    private static final Pattern CPC = Pattern.compile("[A-HY]\\d{2}[A-Z](\\d{1,4}/\\d{2,6})?");

    private AssetRules() {}

    /** What a check gives. */
    public sealed interface Verdict {
        /**
         * The asset may stand.
         *
         * @param details with its numbers in one form, the term's end filled in where the dates give it
         * @param keys unique within a mode: one right, one set of keys
         */
        record Accepted(AssetDetails details, AssetKeys keys) implements Verdict {}

        record Refused(List<Violation> violations) implements Verdict {}
    }

    /** Judges what is stated, on the given day of the market. */
    public static Verdict check(AssetDetails asset, Mode mode, LocalDate today) {
        List<Violation> found = new ArrayList<>();
        title(asset.title(), found);
        if (asset.demonstration() && mode == Mode.LIVE) {
            found.add(new Violation("demonstration", "the live market holds no demonstration records"));
        }
        AssetNumbers numbers = AssetNumbers.read(asset, found);
        OwnerShares.check(asset.owners()).ifPresent(found::add);
        dates(asset, numbers, today, found);
        List<String> ipc = symbols("ipc", asset.ipc(), IPC, "the IPC", found);
        List<String> cpc = symbols("cpc", asset.record().cpc(), CPC, "the CPC", found);
        record(asset, today, found);
        between("referencesCited", asset.referencesCited(), 0, MOST_REFERENCES, found);
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
        OfficeRecord record = asset.record()
                .counted(cpc)
                .numbered(
                        numbers.application() == null
                                ? null
                                : numbers.application().display(),
                        numbers.publication() == null
                                ? null
                                : numbers.publication().display());
        return new Verdict.Accepted(
                asset.normalised(numbers.number().display(), ipc, expires, record), numbers.keys(asset));
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

    private static void record(AssetDetails asset, LocalDate today, List<Violation> found) {
        OfficeRecord record = asset.record();
        if (asset.type().kind() == AssetKind.COPYRIGHT) {
            absent("cpc", record.cpc().isEmpty() ? null : record.cpc(), "a work", found);
            absent("claimCount", record.claimCount(), "a work", found);
            absent("annuitiesPaidUntil", record.annuitiesPaidUntil(), "a work", found);
            absent("familyId", record.familyId(), "a work", found);
            absent("familySize", record.familySize(), "a work", found);
        }
        between("claimCount", record.claimCount(), 0, MOST_CLAIMS, found);
        between("familySize", record.familySize(), 1, LARGEST_FAMILY, found);
        if (record.familyId() != null
                && (record.familyId().isBlank() || record.familyId().length() > LONGEST_FAMILY_ID)) {
            found.add(new Violation("familyId", "1 to " + LONGEST_FAMILY_ID + " characters"));
        }
        if (asset.filed() != null
                && record.annuitiesPaidUntil() != null
                && record.annuitiesPaidUntil().isBefore(asset.filed())) {
            found.add(new Violation("annuitiesPaidUntil", "lies before the filing, " + asset.filed()));
        }
        if (record.bibliography() != null) {
            found.addAll(BibliographyRules.check(record.bibliography(), today));
            if (asset.type().kind() == AssetKind.COPYRIGHT) {
                absent("bibliography.familyOffices", record.bibliography().familyOffices(), "a work", found);
                absent("bibliography.citationsReceived", record.bibliography().citationsReceived(), "a work", found);
            }
        }
    }

    private static void between(String field, Integer value, int least, int most, List<Violation> found) {
        if (value != null && (value < least || value > most)) {
            found.add(new Violation(field, "must lie between " + least + " and " + most));
        }
    }

    private static void dates(AssetDetails asset, AssetNumbers numbers, LocalDate today, List<Violation> found) {
        int before = found.size();
        notAfter("statusAsOf", asset.statusAsOf(), "today", today, found);
        if (asset.type().kind() == AssetKind.PATENT) {
            patentDates(asset, numbers, today, found);
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

    private static void patentDates(AssetDetails asset, AssetNumbers numbers, LocalDate today, List<Violation> found) {
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
        if (asset.status() == LegalStatus.PENDING && asset.granted() != null) {
            found.add(new Violation("granted", "what is PENDING has not been granted"));
        }
        if (numbers != null
                && asset.office().equals("CN")
                && numbers.number().key().startsWith("CN:")
                && ChinesePatentNumber.yearOf(numbers.number().display())
                        < asset.filed().getYear()) {
            found.add(new Violation(
                    "filed",
                    "the number " + numbers.number().display() + " was given in an earlier year than "
                            + asset.filed()));
        }
    }

    private static void workDates(AssetDetails asset, LocalDate today, List<Violation> found) {
        if (asset.status() == LegalStatus.PENDING) {
            found.add(new Violation("status", "a work is protected from its creation; it is never PENDING"));
        }
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

    static void absent(String field, Object value, String of, List<Violation> found) {
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

    private static List<String> symbols(
            String field, List<String> stated, Pattern form, String scheme, List<Violation> found) {
        if (stated.size() > MOST_IPC) {
            found.add(new Violation(field, "at most " + MOST_IPC + " symbols"));
            return List.of();
        }
        List<String> tidy = new ArrayList<>();
        for (int i = 0; i < stated.size(); i++) {
            String symbol = stated.get(i).replaceAll("\\s", "").toUpperCase(Locale.ROOT);
            if (!form.matcher(symbol).matches()) {
                found.add(new Violation(field + "[" + i + "]", "not a symbol of " + scheme + "; such as G06F16/2458"));
            }
            tidy.add(symbol);
        }
        return tidy.stream().distinct().toList();
    }
}
