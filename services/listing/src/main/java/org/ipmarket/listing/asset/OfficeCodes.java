package org.ipmarket.listing.asset;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Codes of offices: states, other entities and intergovernmental organizations of WIPO ST.3, Annex A, as of 2024. */
public final class OfficeCodes {
    private static final String STATES =
            "AD AE AF AG AI AL AM AO AR AT AU AW AZ BA BB BD BE BF BG BH BI BJ BM BN BO BQ BR BS BT BV BW BY BZ CA CD"
                    + " CF CG CH CI CK CL CM CN CO CR CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FO FR GA GB GD GE GG GH GI GL GM GN GQ GR"
                    + " GS GT GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC"
                    + " MD ME MG MK ML MM MN MO MP MR MS MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NU NZ OM PA PE PG PH PK PL PT PW PY QA RO RS RU RW SA SB SC"
                    + " SD SE SG SH SI SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VN VU WS YE ZA ZM"
                    + " ZW";

    private static final String ORGANIZATIONS = "AP BX EA EM EP GC IB OA QZ WO XN XU XV";

    /** No longer used for new documents, but rights and citations of them live on. */
    private static final String FORMER = "CS DD SU YU";

    private static final Set<String> ALL = codes(STATES + " " + ORGANIZATIONS + " " + FORMER);

    private OfficeCodes() {}

    public static boolean isKnown(String code) {
        return code != null && ALL.contains(code);
    }

    public static List<String> all() {
        return ALL.stream().sorted().toList();
    }

    private static Set<String> codes(String list) {
        return Arrays.stream(list.split(" ")).collect(Collectors.toUnmodifiableSet());
    }
}
