package org.ipmarket.valuation.report;

import java.util.ArrayList;
import java.util.List;
import org.ipmarket.valuation.report.ReportFacts.Opinion;

/**
 * A part of a report for which nobody has said what belongs there. It is flagged, never made up.
 *
 * @param what stable name of what is missing; the words of the report explain it
 */
public record Missing(ReportPart part, What what) {
    /** What is missing. */
    public enum What {
        /** Nobody has asked: an estimate is made by itself for every version of an asset. */
        NOBODY_ASKED,
        /** The client has not said how it wants to be named. */
        CLIENT_UNNAMED,
        PURPOSE_UNSTATED,
        /** The register has a newer version than the estimate's. */
        ASSET_UNKNOWN,
        /** Nothing was calculated. */
        NOTHING_CALCULATED,
        /** No expert has looked at it. */
        NOT_REVIEWED,
        /** The review states none. */
        NONE_STATED,
        NO_FIGURE,
        NOT_DATED,
        NOT_SIGNED
    }

    /** All of a report's, in the order of its parts; empty where it is whole. */
    public static List<Missing> of(ReportFacts facts) {
        List<Missing> missing = new ArrayList<>();
        Opinion opinion = facts.opinion();
        if (opinion == null) {
            missing.add(new Missing(ReportPart.CLIENT_AND_USERS, What.NOBODY_ASKED));
            missing.add(new Missing(ReportPart.PURPOSE, What.PURPOSE_UNSTATED));
        } else if (opinion.request().client() == null) {
            missing.add(new Missing(ReportPart.CLIENT_AND_USERS, What.CLIENT_UNNAMED));
        }
        if (facts.asset() == null) {
            missing.add(new Missing(ReportPart.OBJECT_AND_SCOPE, What.ASSET_UNKNOWN));
        }
        if (facts.estimate().told().isEmpty()) {
            missing.add(new Missing(ReportPart.METHODS, What.NOTHING_CALCULATED));
        }
        if (opinion == null || opinion.review() == null) {
            missing.add(new Missing(ReportPart.PROCEDURES, What.NOT_REVIEWED));
            if (facts.estimate().convention() == null) {
                missing.add(new Missing(ReportPart.ASSUMPTIONS, What.NOTHING_CALCULATED));
            }
            if (facts.conclusion() == null) {
                missing.add(new Missing(ReportPart.CONCLUSION, What.NO_FIGURE));
            }
            missing.add(new Missing(ReportPart.SPECIAL_MATTERS, What.NOT_REVIEWED));
        } else {
            reviewed(facts, opinion, missing);
        }
        if (opinion != null && opinion.reportDate() == null) {
            missing.add(new Missing(ReportPart.REPORT_DATE, What.NOT_DATED));
        }
        if (opinion == null
                || opinion.signers().size() < 2
                || opinion.signers().stream().anyMatch(signer -> signer.signedAt() == null)) {
            missing.add(new Missing(ReportPart.SIGNATURES, What.NOT_SIGNED));
        }
        return List.copyOf(missing);
    }

    private static void reviewed(ReportFacts facts, Opinion opinion, List<Missing> missing) {
        if (facts.estimate().convention() == null && isEmpty(opinion.review().assumptions())) {
            missing.add(new Missing(ReportPart.ASSUMPTIONS, What.NONE_STATED));
        }
        if (facts.conclusion() == null) {
            missing.add(new Missing(ReportPart.CONCLUSION, What.NO_FIGURE));
        }
        if (isEmpty(opinion.review().specialMatters())) {
            missing.add(new Missing(ReportPart.SPECIAL_MATTERS, What.NONE_STATED));
        }
    }

    private static boolean isEmpty(List<?> list) {
        return list == null || list.isEmpty();
    }
}
