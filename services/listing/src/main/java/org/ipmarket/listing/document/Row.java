package org.ipmarket.listing.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.ipmarket.listing.asset.Bibliography;
import org.ipmarket.listing.asset.CitationsTold;
import org.ipmarket.listing.asset.FamilyTold;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.ToldBy;

/** One row of a CSV file. */
final class Row {
    private static final Pattern PRIORITY = Pattern.compile("([A-Z]{2})[ -]?(\\S+) (\\d{4}-?\\d{2}-?\\d{2})");
    private static final Pattern PUBLICATION = Pattern.compile("([A-Z]{2})?\\s*(.*?\\d)\\s*([A-Z]\\d?)?");
    private static final Map<String, AssetType> CHINESE = Map.ofEntries(
            Map.entry("发明", AssetType.INVENTION),
            Map.entry("发明专利", AssetType.INVENTION),
            Map.entry("实用新型", AssetType.UTILITY_MODEL),
            Map.entry("实用新型专利", AssetType.UTILITY_MODEL),
            Map.entry("外观设计", AssetType.DESIGN),
            Map.entry("外观设计专利", AssetType.DESIGN),
            Map.entry("软件", AssetType.SOFTWARE),
            Map.entry("计算机软件", AssetType.SOFTWARE),
            Map.entry("文字作品", AssetType.LITERARY),
            Map.entry("音乐作品", AssetType.MUSICAL),
            Map.entry("美术作品", AssetType.ARTISTIC),
            Map.entry("摄影作品", AssetType.PHOTOGRAPHIC),
            Map.entry("视听作品", AssetType.FILM),
            Map.entry("图形作品", AssetType.DRAWINGS));

    private final CSVRecord row;
    private final Map<Columns, Integer> columns;

    Row(CSVRecord row, Map<Columns, Integer> columns) {
        this.row = row;
        this.columns = columns;
    }

    String numberAsWritten() {
        String number = cell(Columns.NUMBER);
        return number.length() > 60 ? number.substring(0, 60) : number;
    }

    PublishedRight right() throws BadRecord {
        if (row.size() != columns.size()) {
            throw new BadRecord("the row has " + row.size() + " cells, the first line " + columns.size());
        }
        AssetType type = type();
        LocalDate filed = day(Columns.FILED);
        LocalDate granted = day(Columns.GRANTED);
        Bibliography.Number publication = publication();
        LegalStatus status = status(type.kind() == AssetKind.PATENT && granted == null);
        String office = needed(Columns.OFFICE).toUpperCase(Locale.ROOT);
        String number = needed(Columns.NUMBER);
        return new PublishedRight(
                type,
                office,
                number,
                cell(Columns.APPLICATION_NUMBER).isEmpty() ? null : cell(Columns.APPLICATION_NUMBER),
                publication,
                status,
                statusAsOf(publication.date(), granted, filed),
                filed,
                granted,
                day(Columns.WORK_CREATED),
                day(Columns.FIRST_PUBLISHED),
                day(Columns.EXPIRES),
                day(Columns.ANNUITIES_PAID_UNTIL),
                count(Columns.CLAIM_COUNT),
                count(Columns.REFERENCES_CITED),
                new Bibliography(
                        texts(Columns.TITLE_ZH, Columns.TITLE_EN),
                        texts(Columns.ABSTRACT_ZH, Columns.ABSTRACT_EN),
                        List.of(),
                        application(office, filed),
                        publication.number().isEmpty() ? List.of() : List.of(publication),
                        priorities(),
                        List.of(),
                        List.of(),
                        list(Columns.APPLICANTS),
                        list(Columns.INVENTORS),
                        list(Columns.AUTHORS),
                        list(Columns.IPC).stream().map(Format::symbol).toList(),
                        list(Columns.CPC).stream().map(Format::symbol).toList(),
                        cell(Columns.FAMILY_ID),
                        List.of(),
                        family(),
                        citations(),
                        Map.of()),
                List.of());
    }

    /** The file is the owner's word, whatever it was drawn from. */
    private FamilyTold family() {
        List<String> offices = list(Columns.FAMILY_OFFICES);
        return offices.isEmpty()
                ? null
                : new FamilyTold(
                        offices.stream()
                                .map(office -> office.toUpperCase(Locale.ROOT))
                                .toList(),
                        ToldBy.OWNER,
                        null);
    }

    private CitationsTold citations() throws BadRecord {
        Integer count = count(Columns.CITATIONS_RECEIVED);
        LocalDate asOf = day(Columns.CITATIONS_AS_OF);
        Integer inFiveYears = count(Columns.CITATIONS_IN_FIVE_YEARS);
        if (count == null && asOf == null && inFiveYears == null) {
            return null;
        }
        if (count == null || asOf == null) {
            throw new BadRecord("citations_received and citations_as_of go together");
        }
        return new CitationsTold(asOf, ToldBy.OWNER, null, count, inFiveYears, List.of());
    }

    private String cell(Columns column) {
        Integer at = columns.get(column);
        return at == null || at >= row.size() ? "" : row.get(at).strip();
    }

    private String needed(Columns column) throws BadRecord {
        String cell = cell(column);
        if (cell.isEmpty()) {
            throw new BadRecord(column.header() + " is empty");
        }
        return cell;
    }

    private AssetType type() throws BadRecord {
        String cell = needed(Columns.TYPE);
        AssetType chinese = CHINESE.get(cell);
        if (chinese != null) {
            return chinese;
        }
        try {
            return AssetType.valueOf(cell.toUpperCase(Locale.ROOT).replace(' ', '_'));
        } catch (IllegalArgumentException e) {
            throw new BadRecord(
                    "type is none of " + Arrays.toString(AssetType.values()) + ": " + Format.shortened(cell));
        }
    }

    private LegalStatus status(boolean applied) throws BadRecord {
        String cell = cell(Columns.STATUS);
        if (cell.isEmpty()) {
            return applied ? LegalStatus.PENDING : LegalStatus.IN_FORCE;
        }
        try {
            return LegalStatus.valueOf(cell.toUpperCase(Locale.ROOT).replace(' ', '_'));
        } catch (IllegalArgumentException e) {
            throw new BadRecord(
                    "status is none of " + Arrays.toString(LegalStatus.values()) + ": " + Format.shortened(cell));
        }
    }

    private LocalDate statusAsOf(LocalDate... otherwise) throws BadRecord {
        LocalDate stated = day(Columns.STATUS_AS_OF);
        if (stated != null) {
            return stated;
        }
        if (!cell(Columns.STATUS).isEmpty()) {
            throw new BadRecord("a status needs the day that shows it, status_as_of");
        }
        for (LocalDate day : otherwise) {
            if (day != null) {
                return day;
            }
        }
        throw new BadRecord("status_as_of is empty, and no other day can stand for it");
    }

    private Bibliography.Number application(String office, LocalDate filed) {
        String number = cell(Columns.APPLICATION_NUMBER);
        return number.isEmpty() ? Bibliography.Number.NONE : new Bibliography.Number(office, number, "", filed);
    }

    private Bibliography.Number publication() throws BadRecord {
        String number = cell(Columns.PUBLICATION_NUMBER);
        LocalDate day = day(Columns.PUBLICATION_DATE);
        if (number.isEmpty()) {
            return new Bibliography.Number("", "", "", day);
        }
        Matcher form = PUBLICATION.matcher(number.toUpperCase(Locale.ROOT));
        if (!form.matches()) {
            throw new BadRecord("publication_number cannot be read: " + Format.shortened(number));
        }
        String office = form.group(1) == null ? needed(Columns.OFFICE).toUpperCase(Locale.ROOT) : form.group(1);
        return new Bibliography.Number(office, form.group(2), form.group(3) == null ? "" : form.group(3), day);
    }

    private List<Bibliography.Number> priorities() throws BadRecord {
        List<Bibliography.Number> found = new ArrayList<>();
        for (String one : list(Columns.PRIORITIES)) {
            Matcher form = PRIORITY.matcher(one);
            if (!form.matches()) {
                throw new BadRecord(
                        "a priority is written as 'JP 2007-290922 2007-11-08', not " + Format.shortened(one));
            }
            found.add(new Bibliography.Number(
                    form.group(1), form.group(2), "", Dates.strict(form.group(3), "the date of the priority")));
        }
        return found;
    }

    private LocalDate day(Columns column) throws BadRecord {
        return Dates.strict(cell(column), column.header());
    }

    private Integer count(Columns column) throws BadRecord {
        String cell = cell(column);
        if (cell.isEmpty()) {
            return null;
        }
        if (!cell.matches("\\d{1,6}")) {
            throw new BadRecord(column.header() + " is no number: " + Format.shortened(cell));
        }
        return Integer.valueOf(cell);
    }

    private List<String> list(Columns column) {
        return Arrays.stream(cell(column).split("[;；]"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private Map<String, String> texts(Columns zh, Columns en) {
        Map<String, String> texts = new HashMap<>();
        if (!cell(zh).isEmpty()) {
            texts.put("zh", cell(zh));
        }
        if (!cell(en).isEmpty()) {
            texts.put("en", cell(en));
        }
        return texts;
    }
}
