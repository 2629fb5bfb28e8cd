package org.ipmarket.e2e.catalogue;

import java.time.LocalDate;
import java.util.List;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/**
 * The demonstration catalogue. Three tables stand in the resources:
 *
 * <ul>
 *   <li>{@code published-patents.csv}: granted US and European patents with the facts that their offices published (title,
 *       applicant, dates, classification, references). Nothing is added to a fact. Their owner in this market, their
 *       status and their last day (20 years from filing) are simulated, and no offer is ever made of them.
 *   <li>{@code invented-patents.csv}: Chinese patents that do not exist; serial numbers that the office never reached,
 *       with a right check digit.
 *   <li>{@code invented-works.csv}: works that do not exist.
 * </ul>
 *
 * Every asset is marked as a demonstration.
 */
public final class Catalogue {
    private static final List<CentreCode> PATENT_CENTRES =
            List.of(new CentreCode("GZ"), new CentreCode("SZ"), new CentreCode("FS"), new CentreCode("DG"));
    private static final CentreCode COPYRIGHT_CENTRE = new CentreCode("SICE");
    private static final int NOMINAL_TERM_YEARS = 20;

    private final List<ParticipantId> patentOwners;
    private final List<ParticipantId> workOwners;
    private final LocalDate today = LocalDate.now(MarketClock.ZONE);

    /** Gives the assets to these invented participants in turn. */
    public Catalogue(List<ParticipantId> patentOwners, List<ParticipantId> workOwners) {
        this.patentOwners = List.copyOf(patentOwners);
        this.workOwners = List.copyOf(workOwners);
    }

    /** Patents that exist, with their published facts. */
    public List<AssetDraft> publishedPatents() {
        List<Csv.Row> rows = Csv.read("/catalogue/published-patents.csv");
        return rows.stream().map(row -> published(row, rows.indexOf(row))).toList();
    }

    /** Patents that do not exist. */
    public List<AssetDraft> inventedPatents() {
        List<Csv.Row> rows = Csv.read("/catalogue/invented-patents.csv");
        return rows.stream().map(row -> inventedPatent(row, rows.indexOf(row))).toList();
    }

    /** Works that do not exist. */
    public List<AssetDraft> inventedWorks() {
        List<Csv.Row> rows = Csv.read("/catalogue/invented-works.csv");
        return rows.stream().map(row -> inventedWork(row, rows.indexOf(row))).toList();
    }

    /** A B1 publication of these offices is the grant; a later one (B2) is not, so its date of grant stays unknown. */
    private AssetDraft published(Csv.Row row, int index) {
        LocalDate filed = row.date("filed");
        LocalDate expires = filed.plusYears(NOMINAL_TERM_YEARS);
        return new AssetDraft(
                AssetType.INVENTION,
                new LocalizedText(null, row.text("title")),
                PATENT_CENTRES.get(index % PATENT_CENTRES.size()),
                row.text("office"),
                row.text("office") + row.text("number"),
                AssetDraft.whole(patentOwners.get(index % patentOwners.size())),
                expires.isAfter(today) ? LegalStatus.IN_FORCE : LegalStatus.EXPIRED,
                today,
                filed,
                "B1".equals(row.text("kind")) ? row.date("published") : null,
                null,
                null,
                expires,
                row.parts("ipc"),
                row.number("us_references"),
                true);
    }

    private AssetDraft inventedPatent(Csv.Row row, int index) {
        return new AssetDraft(
                AssetType.valueOf(row.text("type")),
                new LocalizedText(row.text("title_zh"), row.text("title_en")),
                PATENT_CENTRES.get(index % PATENT_CENTRES.size()),
                "CN",
                row.text("number"),
                AssetDraft.whole(patentOwners.get(index % patentOwners.size())),
                LegalStatus.IN_FORCE,
                today,
                row.date("filed"),
                row.date("granted"),
                null,
                null,
                row.date("expires"),
                row.parts("ipc"),
                row.number("references"),
                true);
    }

    private AssetDraft inventedWork(Csv.Row row, int index) {
        return new AssetDraft(
                AssetType.valueOf(row.text("type")),
                new LocalizedText(row.text("title_zh"), row.text("title_en")),
                COPYRIGHT_CENTRE,
                "CN",
                row.text("number"),
                AssetDraft.whole(workOwners.get(index % workOwners.size())),
                LegalStatus.IN_FORCE,
                today,
                null,
                null,
                row.date("created"),
                row.date("first_published"),
                afterFiftyYears(row.date("first_published")),
                List.of(),
                null,
                true);
    }

    /** A work of a legal entity is protected until the end of the fiftieth year after publication (Copyright Law 23). */
    static LocalDate afterFiftyYears(LocalDate published) {
        return LocalDate.of(published.getYear() + 51, 1, 1);
    }
}
