package org.ipmarket.valuation.expert;

/**
 * Why an expert may not give an opinion. That one with an interest stands aside is law for appraisers (Asset Appraisal Law 13(6), 24);
 * the panel binds itself by the same rule. Which ties count, and for how long, is a default modelled on it.
 */
public enum Ground {
    /** Owns the asset, alone or with others, or sells it. */
    OWNER,
    /** Is the client, who asked for the opinion. */
    CLIENT,
    /** Invented, designed or wrote what is valued. */
    INVENTOR,
    /** Has given security for a lot with the asset: bids for it. */
    BIDDER,
    /** Has a licence under the asset. */
    LICENSEE,
    /** Works for a party, or did until shortly before. */
    EMPLOYER,
    /** Holds office or a stake in a party, or advises it. */
    STAKE,
    /** A near relative is, or is tied to, a party. */
    FAMILY,
    /** Is, or works for, a related party or an agent of a party, which has the same interest. */
    SAME_ORGANISATION,
    /** Owned, drafted, prosecuted or brokered the asset before. */
    EARLIER_INTEREST,
    /** Has declared another tie. */
    DECLARED
}
