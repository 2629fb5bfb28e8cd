package org.ipmarket.listing.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.messages.AssetType.ARTISTIC;
import static org.ipmarket.messages.AssetType.DESIGN;
import static org.ipmarket.messages.AssetType.INVENTION;
import static org.ipmarket.messages.AssetType.SOFTWARE;
import static org.ipmarket.messages.AssetType.UTILITY_MODEL;

import java.util.List;
import org.ipmarket.messages.AssetType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RightNumbersTest {
    @ParameterizedTest
    @CsvSource({"201710601862,3", "201810358967,5", "97101765,4", "95115608,X", "202310012345,8"})
    void theCheckDigitIsTheWeightedSumModuloEleven(String digits, char expected) {
        assertThat(ChinesePatentNumber.checkDigit(digits)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ZL201710601862.3",
                "201710601862.3",
                "zl 2017 1 0601862.3",
                "CN201710601862.3",
                "CN201710601862",
                "ZL2017106018623",
                "ＺＬ２０１７１０６０１８６２．３",
                "ZL 2017-1-0601862.3",
                "CN ZL201710601862·3"
            })
    void everyWayOfWritingAChinesePatentIsTheSameRight(String written) {
        assertThat(read(INVENTION, "CN", written)).isEqualTo(new RightNumber("ZL201710601862.3", "CN:201710601862"));
    }

    @Test
    void anOldNumberHasTwoDigitsOfTheYear() {
        assertThat(read(INVENTION, "CN", "ZL95115608.x")).isEqualTo(new RightNumber("ZL95115608.X", "CN:95115608"));
        assertThat(refusal(INVENTION, "CN", "ZL40115608.1")).contains("2040");
    }

    @Test
    void aWrongCheckDigitIsNamedWithTheRightOne() {
        assertThat(refusal(INVENTION, "CN", "ZL202310012345.6"))
                .isEqualTo("the check digit of 202310012345 is 8, not 6");
    }

    @Test
    void theDigitOfTheKindMustFitTheType() {
        assertThat(refusal(UTILITY_MODEL, "CN", "ZL201710601862.3")).contains("digit of the kind is 1", "2, 9");
        assertThat(refusal(INVENTION, "CN", "ZL202330012345.2")).contains("digit of the kind is 3");
        assertThat(read(DESIGN, "CN", "202330012345").key()).isEqualTo("CN:202330012345");
        assertThat(read(INVENTION, "CN", "200680012345").key()).isEqualTo("CN:200680012345");
    }

    @Test
    void aPublicationNumberIsNotAPatentNumber() {
        assertThat(refusal(INVENTION, "CN", "CN107423456B")).contains("publication number");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "US11803561",
                "11803561",
                "11,803,561",
                "US 11,803,561 B1",
                "US-11803561-B2",
                "us0011803561B1",
                "U.S. 11.803.561"
            })
    void everyWayOfWritingAnAmericanPatentIsTheSameRight(String written) {
        assertThat(read(INVENTION, "US", written)).isEqualTo(new RightNumber("US11803561", "US:11803561"));
    }

    @Test
    void americanSeriesKeepTheirLetters() {
        assertThat(read(DESIGN, "US", "US D928,123 S").key()).isEqualTo("US:D928123");
        assertThat(read(INVENTION, "US", "USRE47111E1").key()).isEqualTo("US:RE47111");
        assertThat(read(INVENTION, "US", "US03932709").key()).isEqualTo("US:3932709");
        assertThat(refusal(INVENTION, "US", "USD928123")).contains("design");
        assertThat(refusal(DESIGN, "US", "11803561")).contains("design");
        assertThat(refusal(INVENTION, "US", "14/230,123")).contains("not the number of a United States grant");
        assertThat(refusal(INVENTION, "US", "US20050004437A1")).contains("not the number of a United States grant");
        assertThat(refusal(UTILITY_MODEL, "US", "11803561")).contains("no utility models");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"EP0874807", "EP 0 874 807 B2", "EP0874807B1", "874807", "ep-0874807-b1"})
    void everyWayOfWritingAEuropeanPatentIsTheSameRight(String written) {
        assertThat(read(INVENTION, "EP", written)).isEqualTo(new RightNumber("EP0874807", "EP:0874807"));
    }

    @Test
    void aEuropeanApplicationNumberIsRefused() {
        assertThat(refusal(INVENTION, "EP", "EP05012345.6")).contains("publication number");
        assertThat(refusal(DESIGN, "EP", "EP0874807")).contains("inventions only");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"2023SR0123456", "2023 sr 0123456", "2023-SR-0123456", "２０２３ＳＲ０１２３４５６", "2023SR123456"})
    void everyWayOfWritingASoftwareRegistrationIsTheSameRight(String written) {
        assertThat(read(SOFTWARE, "CN", written)).isEqualTo(new RightNumber("2023SR0123456", "CN:2023SR0123456"));
    }

    @Test
    void theCertificatesNumberIsNotTheRegistrations() {
        assertThat(refusal(SOFTWARE, "CN", "软著登字第1234567号")).contains("number of the certificate");
        assertThat(refusal(SOFTWARE, "CN", "1890SR0123456")).contains("1890");
        assertThat(refusal(SOFTWARE, "CN", "2023SR0000000")).contains("such as 2023SR0123456");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"国作登字-2023-F-00123456", "国作登字 2023－f－00123456", "国作登字2023F00123456", "登记号:国作登字-2023-F-00123456"})
    void everyWayOfWritingAWorksRegistrationIsTheSameRight(String written) {
        assertThat(read(ARTISTIC, "CN", written).key()).isEqualTo("CN:国作登字-2023-F-00123456");
    }

    @Test
    void everyProvinceHasItsOwnSeries() {
        assertThat(read(ARTISTIC, "CN", "粤作登字-2023-F-00123456").key())
                .isNotEqualTo(read(ARTISTIC, "CN", "国作登字-2023-F-00123456").key());
    }

    @Test
    void nonsenseIsRefusedWithWhatWouldDo() {
        for (String nonsense : List.of("", "   ", "x", "9".repeat(61), "ZL", "' or 1=1", "ZL20171060186२.3")) {
            assertThat(refusal(INVENTION, "CN", nonsense)).isNotBlank();
        }
        assertThat(refusal(INVENTION, "CN", null)).isNotBlank();
    }

    private static RightNumber read(AssetType type, String office, String text) {
        RightNumber.Reading reading = RightNumbers.read(type, office, text);
        assertThat(reading).as(text).isInstanceOf(RightNumber.Reading.Read.class);
        return ((RightNumber.Reading.Read) reading).number();
    }

    private static String refusal(AssetType type, String office, String text) {
        RightNumber.Reading reading = RightNumbers.read(type, office, text);
        assertThat(reading).as(text).isInstanceOf(RightNumber.Reading.Unreadable.class);
        return ((RightNumber.Reading.Unreadable) reading).reason();
    }
}
