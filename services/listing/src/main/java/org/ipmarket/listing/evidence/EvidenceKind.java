package org.ipmarket.listing.evidence;

/** What a file proves. */
public enum EvidenceKind {
    /** 专利登记簿副本 */
    REGISTER_COPY,
    /** 作品登记证书, or another proof of authorship. */
    AUTHORSHIP,
    CHAIN_OF_TITLE,
    /** A co-owner's. */
    CONSENT,
    PLEDGEE_CONSENT,
    /** 授权委托书 */
    POWER_OF_ATTORNEY,
    IDENTITY,
    QUALIFICATION,
    APPRAISAL,
    /** Filing (备案) or approval of a sale by a state-owned party. */
    APPROVAL,
    /** 公示 */
    PUBLICITY,
    OPEN_LICENCE_ANNOUNCEMENT,
    EXPORT_DECISION,
    COURT_ORDER,
    CONTRACT,
    /** To keep confidential papers secret. */
    UNDERTAKING,
    OTHER
}
