package org.ipmarket.listing.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.listing.asset.Assets.TODAY;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.ipmarket.listing.Violation;
import org.ipmarket.listing.asset.AssetRules.Verdict;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.Mode;
import org.junit.jupiter.api.Test;

/** By which numbers the same right is found again. */
class AssetKeysTest {
    private final Assets asset = Assets.patent();

    @Test
    void aChinesePatentIsFoundByItsApplicationToo() {
        AssetKeys granted = accept(asset).keys();
        Assets pending = pending("CN", "CN201710601862.3");
        Verdict.Accepted applied = accept(pending);
        assertThat(applied.details().number()).isEqualTo("CN201710601862.3");
        assertThat(applied.details().record().applicationNumber()).isEqualTo("CN201710601862.3");
        assertThat(applied.keys().meets(granted)).isTrue();
    }

    @Test
    void anAmericanApplicationIsFoundAgainWhenItIsGranted() {
        Assets pending = pending("US", "12/134,151");
        pending.filed = LocalDate.of(2008, 6, 5);
        pending.record = record(null, "US2009/0227856");
        Assets granted = granted("US", "US8926509B2", LocalDate.of(2008, 6, 5), LocalDate.of(2015, 1, 6));
        granted.record = record("US12134151", null);
        assertThat(accept(granted).keys()).isEqualTo(new AssetKeys("US:8926509", "US-A:12134151", "US:8926509"));
        assertThat(accept(granted).keys().meets(accept(pending).keys())).isTrue();
        granted.record = record(null, "US20090227856A1");
        assertThat(accept(granted).keys().meets(accept(pending).keys())).isTrue();
        granted.record = OfficeRecord.NONE;
        assertThat(accept(granted).keys().meets(accept(pending).keys())).isFalse();
    }

    @Test
    void aEuropeanApplicationIsFoundByItsPublication() {
        Assets pending = pending("EP", "EP18877305.5");
        pending.filed = LocalDate.of(2018, 10, 29);
        pending.record = record(null, "EP3782854A1");
        Assets granted = granted("EP", "EP3782854B1", LocalDate.of(2018, 10, 29), LocalDate.of(2023, 1, 4));
        assertThat(accept(granted).keys().meets(accept(pending).keys())).isTrue();
        Assets other = granted("EP", "EP3782855B1", LocalDate.of(2018, 10, 29), LocalDate.of(2023, 1, 4));
        assertThat(accept(other).keys().meets(accept(pending).keys())).isFalse();
    }

    @Test
    void anApplicationKnownByItsPublicationAlone() {
        Assets pending = pending("US", "US20050004437A1");
        pending.filed = LocalDate.of(2004, 4, 23);
        Verdict.Accepted accepted = accept(pending);
        assertThat(accepted.keys()).isEqualTo(new AssetKeys("US-P:20050004437", null, "US-P:20050004437"));
        assertThat(accepted.details().record().publicationNumber()).isEqualTo("US20050004437A1");
    }

    @Test
    void whatIsPendingIsNotGranted() {
        Assets pending = pending("CN", "201710601862");
        pending.granted = LocalDate.of(2020, 5, 5);
        assertThat(refuse(pending)).containsExactly("granted");
        Assets work = Assets.software();
        work.status = LegalStatus.PENDING;
        assertThat(refuse(work)).containsExactly("status");
    }

    @Test
    void aGrantNeedsTheNumberOfTheGrant() {
        Assets granted = granted("US", "US20050004437A1", LocalDate.of(2004, 4, 23), LocalDate.of(2008, 1, 1));
        assertThat(refuse(granted)).containsExactly("number");
    }

    @Test
    void theOfficesRecordIsChecked() {
        asset.record = new OfficeRecord(
                "ZL202310012345.6",
                "CN107423456U",
                List.of("Y02E 10/50", "no symbol"),
                -1,
                LocalDate.of(2000, 1, 1),
                " ",
                0,
                null);
        assertThat(refuse(asset))
                .containsExactly(
                        "applicationNumber",
                        "publicationNumber",
                        "cpc[1]",
                        "claimCount",
                        "familySize",
                        "familyId",
                        "annuitiesPaidUntil");
        Assets work = Assets.software();
        work.record = new OfficeRecord("1", "2", List.of("Y02E10/50"), 1, TODAY, "3", 4, null);
        assertThat(refuse(work))
                .containsExactly(
                        "applicationNumber",
                        "publicationNumber",
                        "cpc",
                        "claimCount",
                        "annuitiesPaidUntil",
                        "familyId",
                        "familySize");
    }

    @Test
    void countsFollowFromTheBibliography() {
        asset.record = with(bibliography("CN", "A"));
        OfficeRecord record = accept(asset).details().record();
        assertThat(record.claimCount()).isEqualTo(2);
        assertThat(record.familySize()).isEqualTo(1);
        assertThat(record.familyId()).isEqualTo("19768124");
    }

    @Test
    void aBibliographyIsBoundedAndItsCodesAreChecked() {
        asset.record = with(bibliography("XX", "A"));
        assertThat(refuse(asset)).containsExactly("bibliography.family");
        asset.record = with(bibliography("CN", "Q"));
        assertThat(refuse(asset)).containsExactly("bibliography.family");
        asset.record = with(named(Map.of("chinese", "标题")));
        assertThat(refuse(asset)).containsExactly("bibliography.titles");
        asset.record = with(named(Map.of("zh", "长".repeat(BibliographyRules.LONGEST_TEXT + 1))));
        assertThat(refuse(asset)).containsExactly("bibliography.titles");
    }

    private static Bibliography bibliography(String office, String kind) {
        Bibliography none = Bibliography.NONE;
        return new Bibliography(
                Map.of("zh", "近似查询", "en", "Approximation query", "de", "Näherungsabfrage"),
                Map.of(),
                List.of("1. A method", "2. The method of claim 1"),
                none.application(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "19768124",
                List.of(new Bibliography.Number(office, "107423456", kind, null)));
    }

    private static Bibliography named(Map<String, String> titles) {
        return new Bibliography(
                titles,
                Map.of(),
                List.of(),
                Bibliography.Number.NONE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "",
                List.of());
    }

    private static OfficeRecord with(Bibliography bibliography) {
        return new OfficeRecord(null, null, List.of(), null, null, null, null, bibliography);
    }

    private static OfficeRecord record(String application, String publication) {
        return OfficeRecord.NONE.numbered(application, publication);
    }

    private static Assets pending(String office, String number) {
        Assets pending = Assets.patent();
        pending.office = office;
        pending.number = number;
        pending.status = LegalStatus.PENDING;
        pending.granted = null;
        return pending;
    }

    private static Assets granted(String office, String number, LocalDate filed, LocalDate day) {
        Assets granted = Assets.patent();
        granted.office = office;
        granted.number = number;
        granted.filed = filed;
        granted.granted = day;
        return granted;
    }

    private static Verdict.Accepted accept(Assets asset) {
        Verdict verdict = AssetRules.check(asset.details(), Mode.TEST, TODAY);
        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        return (Verdict.Accepted) verdict;
    }

    private static List<String> refuse(Assets asset) {
        Verdict verdict = AssetRules.check(asset.details(), Mode.TEST, TODAY);
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        return ((Verdict.Refused) verdict)
                .violations().stream().map(Violation::field).toList();
    }
}
