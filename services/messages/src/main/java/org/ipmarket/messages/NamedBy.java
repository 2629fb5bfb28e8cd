package org.ipmarket.messages;

/** Who named a document that a patent cites. */
public enum NamedBy {
    /** 审查员 */
    EXAMINER,
    /** 申请人 */
    APPLICANT,
    /** A third party, an opponent, or somebody whom the document does not tell. */
    OTHER
}
