package org.ipmarket.valuation.expert;

/** What may become of a signature that is under way. */
public enum SignatureDeed {
    /** The provider says that it was given. */
    ANSWER,
    /** Another person of the centre says that the scan shows the report, signed and sealed. */
    CONFIRM,
    /** It counts for nothing: the provider or that person says so, or the opinion goes another way. */
    REFUSE
}
