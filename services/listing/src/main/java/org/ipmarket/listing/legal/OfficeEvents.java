package org.ipmarket.listing.legal;

import static org.ipmarket.listing.legal.Category.A;
import static org.ipmarket.listing.legal.Category.B;
import static org.ipmarket.listing.legal.Category.D;
import static org.ipmarket.listing.legal.Category.F;
import static org.ipmarket.listing.legal.Category.G;
import static org.ipmarket.listing.legal.Category.H;
import static org.ipmarket.listing.legal.Category.K;
import static org.ipmarket.listing.legal.Category.L;
import static org.ipmarket.listing.legal.Category.M;
import static org.ipmarket.listing.legal.Category.P;
import static org.ipmarket.listing.legal.Category.Q;
import static org.ipmarket.listing.legal.Category.R;
import static org.ipmarket.listing.legal.Category.S;
import static org.ipmarket.listing.legal.Category.U;
import static org.ipmarket.listing.legal.Category.W;
import static org.ipmarket.listing.legal.EventKind.APPLICATION_ENDED;
import static org.ipmarket.listing.legal.EventKind.ENDED_IN_PART;
import static org.ipmarket.listing.legal.EventKind.EXPIRED;
import static org.ipmarket.listing.legal.EventKind.GRANTED;
import static org.ipmarket.listing.legal.EventKind.INVALIDATED;
import static org.ipmarket.listing.legal.EventKind.LAPSED;
import static org.ipmarket.listing.legal.EventKind.LICENCE_BEGUN;
import static org.ipmarket.listing.legal.EventKind.LICENCE_ENDED;
import static org.ipmarket.listing.legal.EventKind.MAINTAINED;
import static org.ipmarket.listing.legal.EventKind.NOTED;
import static org.ipmarket.listing.legal.EventKind.OPEN_LICENCE_BEGUN;
import static org.ipmarket.listing.legal.EventKind.OWNER_CHANGED;
import static org.ipmarket.listing.legal.EventKind.PLEDGE_BEGUN;
import static org.ipmarket.listing.legal.EventKind.PLEDGE_ENDED;
import static org.ipmarket.listing.legal.EventKind.REVIEW_REQUESTED;
import static org.ipmarket.listing.legal.EventKind.REVIVED;
import static org.ipmarket.listing.legal.EventKind.SEIZURE_BEGUN;
import static org.ipmarket.listing.legal.EventKind.SEIZURE_ENDED;

import java.util.HashMap;
import java.util.Map;

/**
 * What codes of INPADOC mean here. A European patent falls into national ones: what ends it in one state does not end it as a whole. A code that is
 * not listed, or whose meaning hangs on its free text, changes nothing.
 */
public final class OfficeEvents {
    /** What a code says. */
    public record Meaning(Category category, EventKind kind) {}

    public static final Meaning UNKNOWN = new Meaning(Category.UNMAPPED, NOTED);

    private static final Map<String, Meaning> ALL = new HashMap<>();

    static {
        europe();
        china();
        unitedStates();
    }

    private OfficeEvents() {}

    /** {@link #UNKNOWN} for a code that is not listed. */
    public static Meaning of(String office, String code) {
        return ALL.getOrDefault(office + ":" + code.strip(), UNKNOWN);
    }

    private static void europe() {
        put("EP", A, NOTED, "AK", "AX", "AV", "PUAI", "RBV", "PUAB");
        put("EP", B, APPLICATION_ENDED, "18D", "18R", "18W");
        put("EP", D, NOTED, "17P", "17Q", "GRAG", "GRAH", "GRAI", "GRAJ", "GRAP", "GRAR", "GRAS", "INTG", "RIN1");
        put("EP", F, GRANTED, "GRAA");
        put("EP", H, INVALIDATED, "27W");
        put("EP", H, ENDED_IN_PART, "PG25", "EN", "BERE", "GBPC", "NLV1", "NLV4");
        put("EP", K, NOTED, "PGRI");
        put("EP", L, REVIEW_REQUESTED, "26", "PLBI");
        put("EP", M, MAINTAINED, "27A", "27C", "27O");
        put("EP", M, NOTED, "26N", "PLBE");
        put("EP", P, NOTED, "REF");
        put("EP", R, OWNER_CHANGED, "RAP1", "RAP2", "RAP3", "RAP4");
        put("EP", R, NOTED, "BECN");
        put("EP", U, NOTED, "PGFP", "AKX");
        put("EP", W, NOTED, "REG", "STAA", "TPAC", "TPAB", "DAX");
    }

    private static void china() {
        put("CN", Q, NOTED, "C06", "PB01");
        put("CN", D, NOTED, "C10", "SE01");
        put("CN", F, GRANTED, "C14", "GR01");
        put("CN", B, APPLICATION_ENDED, "WD01", "RJ01", "C02", "C12");
        put("CN", H, LAPSED, "CF01", "C17", "AV01", "AD01");
        put("CN", H, EXPIRED, "CX01");
        put("CN", H, INVALIDATED, "IW01");
        // invalid in part: the review has ended, the right stands
        put("CN", H, MAINTAINED, "IP01");
        put("CN", K, REVIVED, "RR01");
        put("CN", P, NOTED, "CB02", "CB03", "CI01", "CI02", "CU01");
        put("CN", R, OWNER_CHANGED, "TR01", "C41");
        put("CN", R, NOTED, "TA01", "CP01", "CP02", "CP03", "C56");
        put("CN", S, LICENCE_BEGUN, "EE01");
        put("CN", S, LICENCE_ENDED, "EC01");
        put("CN", S, OPEN_LICENCE_BEGUN, "OL01");
        put("CN", S, PLEDGE_BEGUN, "PE01");
        put("CN", S, PLEDGE_ENDED, "PC01");
        put("CN", S, NOTED, "PM01", "EM01");
        put("CN", W, SEIZURE_BEGUN, "PP01");
        put("CN", W, SEIZURE_ENDED, "PD01");
    }

    private static void unitedStates() {
        put("US", B, APPLICATION_ENDED, "STCB");
        put("US", D, NOTED, "STPP");
        put("US", F, GRANTED, "STCF");
        put("US", G, NOTED, "PTEF", "PTEG");
        put("US", H, LAPSED, "LAPS", "FP");
        put("US", H, NOTED, "STCH", "DC");
        put("US", K, REVIVED, "PRDP");
        put("US", L, REVIEW_REQUESTED, "RR", "IPR", "PGR");
        // a reissue: the owner asks for it, nobody attacks
        put("US", L, NOTED, "RF");
        put("US", P, NOTED, "CC");
        put("US", R, NOTED, "AS", "AS02");
        put("US", U, NOTED, "FEPP", "FPAY", "MAFP", "REMI", "SULP");
    }

    private static void put(String office, Category category, EventKind kind, String... codes) {
        for (String code : codes) {
            ALL.put(office + ":" + code, new Meaning(category, kind));
        }
    }
}
