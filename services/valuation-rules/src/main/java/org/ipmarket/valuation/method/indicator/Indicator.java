package org.ipmarket.valuation.method.indicator;

/** What a patent is compared by with those of its cohort. Where it is defined and why it tells of value: the type that counts it. */
public enum Indicator {
    /** {@link Claims#count()}. */
    CLAIMS(true),
    /** {@link Claims#independent()}. */
    INDEPENDENT_CLAIMS(true),
    /** {@link Claims#firstWords()}: a short claim is wide. */
    WORDS_OF_FIRST_CLAIM(false),
    /** {@link BackwardCitations#total()}. */
    BACKWARD_CITATIONS(true),
    /** {@link BackwardCitations#literature()}. */
    LITERATURE_CITED(true),
    /** {@link ForwardCitations#total()} where the window is complete. */
    FORWARD_CITATIONS(true),
    /** {@link Dispersion#plain()} of the cited patents' classes. */
    ORIGINALITY(true),
    /** {@link Dispersion#plain()} of the citing patents' classes. */
    GENERALITY(true),
    /** {@link Scope#breadth()}. */
    BREADTH(true),
    /** {@link Family#offices()}, how many. */
    FAMILY_OFFICES(true),
    /** {@link Term#grantLag}, days: a quick grant goes with value. */
    GRANT_LAG(false),
    /** {@link Annuities#longest()}, years. */
    YEARS_PAID(true),
    /** {@link LegalHistory#survived()}. */
    ATTACKS_SURVIVED(true),
    /** {@link LegalHistory#transfers()}. */
    TRANSFERS(true),
    /** {@link LegalHistory#licences()}. */
    LICENCES(true),
    /** {@link LegalHistory#pledges()}. */
    PLEDGES(true);

    private final boolean moreIsBetter;

    Indicator(boolean moreIsBetter) {
        this.moreIsBetter = moreIsBetter;
    }

    public boolean moreIsBetter() {
        return moreIsBetter;
    }
}
