package org.ipmarket.listing.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.messages.AssetType.DESIGN;
import static org.ipmarket.messages.AssetType.INVENTION;
import static org.ipmarket.messages.AssetType.UTILITY_MODEL;

import java.util.List;
import org.ipmarket.messages.AssetType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of applications and publications, and those of offices that are not known deeply. */
class OfficeNumbersTest {
    /** As printed in documents of the office. */
    @ParameterizedTest
    @CsvSource({
        "18877305,5",
        "92922494,7",
        "91302636,5",
        "16849316,1",
        "13189031,1",
        "18867314,9",
        "94202942,2",
        "99403122,7"
    })
    void theCheckDigitOfAEuropeanApplication(String digits, char expected) {
        assertThat(EuropeanNumber.checkDigit(digits)).isEqualTo(expected);
    }

    /** 102007004488.9 and 102007045776.8 stand in decisions of the Federal Patent Court, 3130619.5 in the office's notice 3/1983. */
    @ParameterizedTest
    @CsvSource({"10001499,2", "102007004488,9", "102007045776,8", "3130619,5"})
    void theCheckDigitOfAGermanNumber(String digits, char expected) {
        assertThat(OtherOfficeNumber.germanCheckDigit(digits)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"EP18877305.5", "18877305.5", "EP188773055", "EP 18 877305", "18877305", "EP20180877305", "ep18877305A"
    })
    void everyWayOfWritingAEuropeanApplicationIsTheSame(String written) {
        assertThat(application(INVENTION, "EP", written)).isEqualTo(new RightNumber("EP18877305.5", "EP-A:18877305"));
    }

    @Test
    void aWrongEuropeanCheckDigitIsRefused() {
        assertThat(refusal(RightNumbers.application(INVENTION, "EP", "EP18877305.6")))
                .isEqualTo("the check digit of 18877305 is 5, not 6");
        assertThat(refusal(RightNumbers.application(DESIGN, "EP", "EP18877305.5")))
                .contains("inventions only");
    }

    @Test
    void applicationAndPatentOfEuropeArePublishedUnderOneNumber() {
        assertThat(publication(INVENTION, "EP", "EP 3 782 854 A1"))
                .isEqualTo(new RightNumber("EP3782854A1", "EP:3782854"));
        assertThat(publication(INVENTION, "EP", "EP3782854B1").key())
                .isEqualTo(grant(INVENTION, "EP", "3782854").key());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"12/134,151", "12134151", "US 12/134,151", "US12134151A", "12-134151"})
    void everyWayOfWritingAnAmericanApplicationIsTheSame(String written) {
        assertThat(application(INVENTION, "US", written)).isEqualTo(new RightNumber("US12/134151", "US-A:12134151"));
    }

    @Test
    void theSeriesOfAnAmericanApplicationIsChecked() {
        assertThat(refusal(RightNumbers.application(INVENTION, "US", "62/123,456")))
                .contains("provisional");
        assertThat(refusal(RightNumbers.application(INVENTION, "US", "29/123,456")))
                .contains("designs");
        assertThat(refusal(RightNumbers.application(INVENTION, "US", "44/123,456")))
                .contains("no series 44");
        assertThat(refusal(RightNumbers.application(INVENTION, "US", "01/123,456")))
                .contains("no series 01");
        assertThat(application(DESIGN, "US", "29/123,456").key()).isEqualTo("US-A:29123456");
    }

    @ParameterizedTest
    @CsvSource({"US2005/0004437", "US20050004437A1", "US 2005/0004437 A1", "2005-0004437", "US2005004437A1"})
    void everyWayOfWritingAnAmericanPublicationIsTheSame(String written) {
        assertThat(publication(INVENTION, "US", written).key()).isEqualTo("US-P:20050004437");
    }

    @Test
    void anAmericanGrantIsPublishedToo() {
        assertThat(publication(INVENTION, "US", "US 8,926,509 B2"))
                .isEqualTo(new RightNumber("US8926509B2", "US:8926509"));
        assertThat(refusal(RightNumbers.publication(INVENTION, "US", "US20050004437S1")))
                .contains("kind code S1");
    }

    @Test
    void aChineseApplicationHasNoZlBeforeIt() {
        assertThat(application(INVENTION, "CN", "201710601862"))
                .isEqualTo(new RightNumber("CN201710601862.3", "CN:201710601862"));
        assertThat(application(INVENTION, "CN", "ZL201710601862.3").key())
                .isEqualTo(grant(INVENTION, "CN", "2017106018623").key());
    }

    @Test
    void aChinesePublicationOfNineDigitsIsOneRights() {
        assertThat(publication(INVENTION, "CN", "CN 107423456 A"))
                .isEqualTo(new RightNumber("CN107423456A", "CN-P:107423456"));
        assertThat(publication(INVENTION, "CN", "CN107423456B").key()).isEqualTo("CN-P:107423456");
        assertThat(publication(INVENTION, "CN", "CN1087369A").key())
                .isNotEqualTo(publication(INVENTION, "CN", "CN1087369C").key());
        assertThat(publication(DESIGN, "CN", "CN301234567S").key()).isEqualTo("CN-P:301234567");
        assertThat(refusal(RightNumbers.publication(UTILITY_MODEL, "CN", "CN107423456A")))
                .contains("kind code A");
        assertThat(refusal(RightNumbers.publication(INVENTION, "CN", "CN107423456")))
                .contains("kind code");
    }

    @ParameterizedTest
    @CsvSource({
        "JP,特許第1234567号,JP1234567,JP:I:1234567",
        "JP,JP1234567B2,JP1234567,JP:I:1234567",
        "KR,10-0512345,KR100512345,KR:I:100512345",
        "DE,DE102007004488.9,DE102007004488,DE:I:102007004488",
        "DE,DE102007004488B4,DE102007004488,DE:I:102007004488",
        "GB,GB2412345B,GB2412345,GB:I:2412345",
        "AU,2013290010,AU2013290010,AU:I:2013290010"
    })
    void anyOfficeIsReadByNumberAndKind(String office, String written, String display, String key) {
        assertThat(grant(INVENTION, office, written)).isEqualTo(new RightNumber(display, key));
    }

    @ParameterizedTest
    @CsvSource({
        "JP,特開2005-533465,JP-P:I:2005533465",
        "JP,JP2005-533465A,JP-P:I:2005533465",
        "JP,JP2005/12345A,JP-P:I:2005012345",
        "WO,WO 98/12345 A1,WO:I:1998012345",
        "WO,WO1998/012345,WO:I:1998012345",
        "WO,WO04/012345,WO:I:2004012345",
        "WO,WO2004012345A2,WO:I:2004012345",
        "KR,10-2005-12345,KR-P:I:1020050012345"
    })
    void yearsAndSeriesAreFilledUp(String office, String written, String key) {
        assertThat(publication(INVENTION, office, written).key()).isEqualTo(key);
    }

    @Test
    void anInternationalApplicationIsNotAGrant() {
        assertThat(application(INVENTION, "WO", "PCT/US2004/012345"))
                .isEqualTo(new RightNumber("PCT/US2004/012345", "WO-A:US2004012345"));
        assertThat(application(INVENTION, "WO", "PCT/US04/12345").key()).isEqualTo("WO-A:US2004012345");
        assertThat(refusal(RightNumbers.read(INVENTION, "WO", "WO2004012345"))).contains("no right is granted");
        assertThat(refusal(RightNumbers.application(INVENTION, "WO", "PCT/XX04/12345")))
                .contains("such as PCT/");
    }

    @Test
    void typesAreCountedApartWhereTheyAreNotKnown() {
        assertThat(grant(INVENTION, "JP", "1234567").key())
                .isNotEqualTo(grant(DESIGN, "JP", "1234567").key());
        assertThat(grant(UTILITY_MODEL, "JP", "1234567").key()).isEqualTo("JP:U:1234567");
        assertThat(refusal(RightNumbers.read(INVENTION, "DE", "102007004488.8")))
                .contains("is 9, not 8");
        assertThat(refusal(RightNumbers.read(INVENTION, "GB", "2412345Q"))).contains("ST.16");
        assertThat(refusal(RightNumbers.read(INVENTION, "GB", "rubbish"))).isNotBlank();
    }

    @Test
    void codesOfOfficesAreThoseOfTheStandard() {
        assertThat(List.of("CN", "EP", "US", "WO", "JP", "KR", "DE", "HK", "MO", "TW", "EA", "OA"))
                .allMatch(OfficeCodes::isKnown);
        assertThat(List.of("XX", "ZZ", "UK", "cn", "")).noneMatch(OfficeCodes::isKnown);
        assertThat(OfficeCodes.isKnown(null)).isFalse();
    }

    private static RightNumber grant(AssetType type, String office, String text) {
        return readable(RightNumbers.read(type, office, text), text);
    }

    private static RightNumber application(AssetType type, String office, String text) {
        return readable(RightNumbers.application(type, office, text), text);
    }

    private static RightNumber publication(AssetType type, String office, String text) {
        return readable(RightNumbers.publication(type, office, text), text);
    }

    private static RightNumber readable(RightNumber.Reading reading, String text) {
        assertThat(reading).as(text).isInstanceOf(RightNumber.Reading.Read.class);
        return ((RightNumber.Reading.Read) reading).number();
    }

    private static String refusal(RightNumber.Reading reading) {
        assertThat(reading).isInstanceOf(RightNumber.Reading.Unreadable.class);
        return ((RightNumber.Reading.Unreadable) reading).reason();
    }
}
