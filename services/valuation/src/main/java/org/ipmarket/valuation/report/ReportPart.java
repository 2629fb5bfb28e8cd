package org.ipmarket.valuation.report;

/** The parts of a professional report, in their order. */
public enum ReportPart {
    CLIENT_AND_USERS,
    PURPOSE,
    OBJECT_AND_SCOPE,
    TYPE_OF_VALUE,
    BASE_DATE,
    BASIS,
    METHODS,
    PROCEDURES,
    ASSUMPTIONS,
    CONCLUSION,
    SPECIAL_MATTERS,
    LIMITS_ON_USE,
    REPORT_DATE,
    SIGNATURES;

    public int number() {
        return ordinal() + 1;
    }
}
