package org.ipmarket.listing.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ipmarket.listing.Violation;
import org.ipmarket.messages.CitationsReceived;
import org.ipmarket.messages.CitationsReceived.Citing;
import org.ipmarket.messages.FamilyOffices;
import org.ipmarket.messages.NamedBy;
import org.ipmarket.messages.ToldBy;
import org.ipmarket.messages.id.AssetId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A patent that was first published on 10 May 2016; what is known of who cites it, joined by hand. */
class CitationsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);
    private static final Bibliography CITED = publications(
            new Bibliography.Number("CN", "107423456", "B", LocalDate.of(2018, 3, 2)),
            new Bibliography.Number("CN", "107423456", "A", LocalDate.of(2016, 5, 10)));

    @Test
    void whereNobodyTellsNothingIsKnown() {
        assertThat(Citations.received(CITED, List.of())).isNull();
    }

    @Test
    void rightsOfTheRegisterAloneAreNoCount() {
        assertThat(Citations.received(CITED, List.of(onRegister("2019-01-02", "US:9000001"))))
                .isEqualTo(new CitationsReceived(
                        LocalDate.of(2016, 5, 10),
                        null,
                        null,
                        null,
                        List.of(new Citing(LocalDate.of(2019, 1, 2), List.of("B25J"), NamedBy.EXAMINER, false, true)),
                        null));
    }

    /** Told are US 9000001 and EP 3000001; the register has the former too, one more of before the day, and one of after it: 3 by the day, 4 in the list. */
    @Test
    void eachPublicationCountsOnce() {
        Bibliography told = CITED.with(told(
                2, null, citing("US", "9,000,001", "B2", "2019-01-02"), citing("EP", "3000001", "A1", "2017-06-07")));
        CitationsReceived received = Citations.received(
                told,
                List.of(
                        onRegister("2019-01-02", "US:9000001"),
                        onRegister("2020-02-02", "CN:202010000001"),
                        onRegister("2026-01-15", "CN:202510000001")));
        assertThat(received.count()).isEqualTo(3);
        assertThat(received.toldBy()).isEqualTo(ToldBy.CENTRE);
        assertThat(received.citing())
                .extracting(Citing::published, Citing::onRegister)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(LocalDate.of(2017, 6, 7), false),
                        org.assertj.core.groups.Tuple.tuple(LocalDate.of(2019, 1, 2), false),
                        org.assertj.core.groups.Tuple.tuple(LocalDate.of(2020, 2, 2), true),
                        org.assertj.core.groups.Tuple.tuple(LocalDate.of(2026, 1, 15), true));
        assertThat(received.citing().getFirst().subclasses()).containsExactly("B25J", "H01L");
    }

    @Test
    void aCountWithoutAListHasThoseOfTheRegisterAlready() {
        CitationsReceived received =
                Citations.received(CITED.with(told(14, 9)), List.of(onRegister("2019-01-02", "US:9000001")));
        assertThat(received.count()).isEqualTo(14);
        assertThat(received.inFiveYears()).isEqualTo(9);
        assertThat(received.citing()).hasSize(1);
    }

    @Test
    void theFamilyIsFiledAtItsOwnOfficeToo() {
        assertThat(CITED.tellOffices("CN")).isNull();
        FamilyTold told = new FamilyTold(List.of("US", "EP", "US"), ToldBy.OFFICE, "EPO");
        assertThat(CITED.with(List.of(), told).tellOffices("CN"))
                .isEqualTo(new FamilyOffices(Set.of("CN", "EP", "US"), ToldBy.OFFICE));
        assertThat(CITED.with(List.of(new Bibliography.Number("JP", "2017-1", "A", null)), null)
                        .tellOffices("CN"))
                .isEqualTo(new FamilyOffices(Set.of("CN", "JP"), ToldBy.OWNER));
    }

    /** One key for every writing of one publication, and that by which the register finds a right. */
    @ParameterizedTest
    @CsvSource({
        "CN,107423456,B,CN-P:107423456",
        "US,'8,926,509',B2,US:8926509",
        "US,2003/0177354,A1,US-P:20030177354",
        "US,D928123,S,US:D928123",
        "EP,1442058,B1,EP:1442058",
        "WO,2014/114885,A1,WO:I:2014114885",
        "JP,3000001,U,JP-P:U:3000001"
    })
    void aCitedPublicationHasTheKeyOfTheRight(String office, String number, String kind, String key) {
        assertThat(NumberKeys.ofPublication(new Bibliography.Number(office, number, kind, null)))
                .contains(key);
    }

    @Test
    void whatCannotBeReadHasNoKey() {
        assertThat(NumberKeys.ofPublication(new Bibliography.Number("EP", "see above", "", null)))
                .isEmpty();
    }

    @Test
    void whatIsToldIsChecked() {
        assertThat(fields(told(1, 1, citing("US", "9000001", "B2", "2019-01-02"))))
                .isEmpty();
        assertThat(fields(told(0, null, citing("US", "9000001", "B2", "2019-01-02"))))
                .containsExactly("bibliography.citationsReceived.count");
        assertThat(fields(told(3, 4))).containsExactly("bibliography.citationsReceived.inFiveYears");
        assertThat(fields(told(1, null, citing("XX", "9000001", "B2", null))))
                .containsExactly("bibliography.citationsReceived.citing");
        assertThat(fields(told(1, null, citing("US", "9000001", "B2", "2016-05-09"))))
                .containsExactly("bibliography.citationsReceived.citing");
        assertThat(fields(told(1, null, citing("US", "9000001", "B2", "2026-01-01"))))
                .containsExactly("bibliography.citationsReceived.citing");
        assertThat(fields(told(
                        2,
                        null,
                        citing("US", "9000001", "B2", "2019-01-02"),
                        citing("US", "9000001", "B2", "2019-01-02"))))
                .containsExactly("bibliography.citationsReceived.citing");
        assertThat(fields(new CitationsTold(TODAY.plusDays(1), ToldBy.OWNER, null, 0, null, List.of())))
                .containsExactly("bibliography.citationsReceived.asOf");
        assertThat(fields(new CitationsTold(AS_OF, ToldBy.OWNER, " ", 0, null, List.of())))
                .containsExactly("bibliography.citationsReceived.source");
        Bibliography family = CITED.with(
                List.of(new Bibliography.Number("JP", "2017-1", "A", null)),
                new FamilyTold(List.of("CN", "US"), ToldBy.OWNER, "x"));
        assertThat(BibliographyRules.check(family, TODAY))
                .extracting(Violation::field)
                .containsExactly("bibliography.familyOffices");
    }

    private static List<String> fields(CitationsTold told) {
        return BibliographyRules.check(CITED.with(told), TODAY).stream()
                .map(Violation::field)
                .toList();
    }

    private static CitationsTold told(int count, Integer inFiveYears, CitationsTold.Citing... citing) {
        return new CitationsTold(AS_OF, ToldBy.CENTRE, "DOCDB", count, inFiveYears, List.of(citing));
    }

    private static CitationsTold.Citing citing(String office, String number, String kind, String day) {
        return new CitationsTold.Citing(
                new Bibliography.Number(office, number, kind, day == null ? null : LocalDate.parse(day)),
                List.of("B25J 15/06", "H01L21/677", "B25J"),
                null,
                null);
    }

    private static CitingAsset onRegister(String published, String key) {
        return new CitingAsset(
                AssetId.next(), LocalDate.parse(published), List.of("B25J"), NamedBy.EXAMINER, false, Set.of(key));
    }

    private static Bibliography publications(Bibliography.Number... published) {
        Bibliography none = Bibliography.NONE;
        return new Bibliography(
                Map.of(),
                Map.of(),
                List.of(),
                none.application(),
                List.of(published),
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
}
