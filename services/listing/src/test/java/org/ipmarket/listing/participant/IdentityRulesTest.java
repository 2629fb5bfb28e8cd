package org.ipmarket.listing.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.messages.ParticipantKind.FIRM;
import static org.ipmarket.messages.ParticipantKind.PERSON;

import java.time.LocalDate;
import java.util.List;
import org.ipmarket.listing.Violation;
import org.ipmarket.listing.participant.IdentityRules.Verdict;
import org.ipmarket.messages.ParticipantKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 5);

    /** Codes that their owners publish. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "9144030071526726XG",
                "914403001922038216",
                "91330100799655058B",
                "９１４４０３００７１５２６７２６ｘｇ",
                "91440300 71526726-XG"
            })
    void aCreditCodeIsReadInAnyWayOfWritingIt(String written) {
        assertThat(check(FIRM, new Identity(written, null, null, null))).isInstanceOf(Verdict.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({
        "9144030071526726XH,check digit",
        "9144030071526762XG,check digit",
        "9144030071526726X,18 signs",
        "9144030071526726XGG,18 signs",
        "914403007152672IXG,without I",
        "914403007152672OXG,without I",
        "914403007152672SXG,without I",
        "914403007152672VXG,without I",
        "914403007152672ZXG,without I",
    })
    void aBadCreditCodeIsRefusedWithItsFault(String code, String why) {
        assertThat(faults(FIRM, new Identity(code, null, null, null)))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.field()).isEqualTo("creditCode");
                    assertThat(fault.message()).contains(why, "GB 32100-2015");
                });
    }

    /** Every single wrong sign is found: the modulus is a prime, and no weight is a multiple of it. */
    @Test
    void oneWrongSignIsAlwaysFound() {
        String good = "9144030071526726XG";
        String signs = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        for (int i = 0; i < good.length(); i++) {
            for (char sign : signs.toCharArray()) {
                String other = good.substring(0, i) + sign + good.substring(i + 1);
                assertThat(CreditCode.fault(other).isEmpty()).isEqualTo(other.equals(good));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MAINLAND_ID,,11010519491231002X",
        "MAINLAND_ID,,11010519491231002x",
        "MAINLAND_ID,,440524188001010014",
        "HONG_KONG_ID,,A123456(3)",
        "HONG_KONG_ID,,AB987654(3)",
        "HONG_KONG_ID,,E364912(5)",
        "HONG_KONG_ID,,G123456(A)",
        "HONG_KONG_MACAO_PERMIT,,H12345678",
        "HONG_KONG_MACAO_PERMIT,,M1234567801",
        "TAIWAN_PERMIT,,12345678",
        "PASSPORT,DE,C01X00T47",
    })
    void documentsOfAllPlacesAreRead(DocumentKind kind, String country, String number) {
        assertThat(check(PERSON, document(kind, country, number))).isInstanceOf(Verdict.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({
        "MAINLAND_ID,,110105194912310021,check digit",
        "MAINLAND_ID,,11010519491231002,17 digits",
        "MAINLAND_ID,,99010519491231002X,province",
        "MAINLAND_ID,,11010519490229002X,date of birth",
        "MAINLAND_ID,,11010520991231002X,date of birth",
        "HONG_KONG_ID,,A123456(4),check sign",
        "HONG_KONG_ID,,1234567(3),letters",
        "HONG_KONG_MACAO_PERMIT,,T12345678,H or M",
        "TAIWAN_PERMIT,,1234567,8 digits",
        "PASSPORT,,C01X00T47,country",
        "PASSPORT,XX,C01X00T47,country",
        "PASSPORT,DE,C01X00T47000,5 to 9",
    })
    void aBadDocumentIsRefusedWithItsFault(DocumentKind kind, String country, String number, String why) {
        assertThat(faults(PERSON, document(kind, country, number)))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains(why));
    }

    @Test
    void aRenewedPermitIsOfTheSamePerson() {
        assertThat(key("H1234567800")).isEqualTo(key("H1234567802")).isEqualTo(key("H12345678"));
        assertThat(key("H12345678")).isNotEqualTo(key("M12345678"));
    }

    private static String key(String permit) {
        return new IdentityDocument(DocumentKind.HONG_KONG_MACAO_PERMIT, null, permit, null).key();
    }

    @Test
    void whatRunsOutIsRefusedAfterItsLastDay() {
        assertThat(faults(
                        PERSON,
                        new Identity(
                                null,
                                null,
                                null,
                                new IdentityDocument(
                                        DocumentKind.TAIWAN_PERMIT, null, "12345678", TODAY.minusDays(1)))))
                .extracting(Violation::field)
                .containsExactly("document.expires");
        assertThat(check(
                        PERSON,
                        new Identity(
                                null,
                                null,
                                null,
                                new IdentityDocument(DocumentKind.TAIWAN_PERMIT, null, "12345678", TODAY))))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void firmsHaveNoDocumentsOfPersonsAndPersonsNoCodes() {
        assertThat(faults(FIRM, document(DocumentKind.TAIWAN_PERMIT, null, "12345678")))
                .extracting(Violation::field)
                .containsExactly("document");
        assertThat(faults(PERSON, new Identity("9144030071526726XG", "王", null, null)))
                .extracting(Violation::field)
                .containsExactly("creditCode", "legalRepresentative");
    }

    @ParameterizedTest
    @CsvSource({"6222 0200-1234,true", "12345,false", "６２２２０２００１２３４,true", "6222_0200,false"})
    void accountsHaveNumbers(String number, boolean good) {
        Identity identity = new Identity(null, null, new BankAccount("中国银行广州分行", number, "越秀机器人"), null);
        assertThat(check(FIRM, identity) instanceof Verdict.Accepted).isEqualTo(good);
    }

    @Test
    void whatIsMaskedShowsItsEndAlone() {
        assertThat(Masks.number("11010519491231002X")).isEqualTo("**************002X");
        assertThat(Masks.number("1234567")).isEqualTo("*******");
        assertThat(Masks.name("𠮷田")).isEqualTo("𠮷**");
    }

    private static Identity document(DocumentKind kind, String country, String number) {
        return new Identity(null, null, null, new IdentityDocument(kind, country, number, null));
    }

    private static Verdict check(ParticipantKind kind, Identity identity) {
        return IdentityRules.check(identity, kind, TODAY);
    }

    private static List<Violation> faults(ParticipantKind kind, Identity identity) {
        return ((Verdict.Refused) check(kind, identity)).violations();
    }
}
