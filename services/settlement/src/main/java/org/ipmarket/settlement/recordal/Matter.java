package org.ipmarket.settlement.recordal;

import java.util.Optional;

/** What a case file is about: one procedure, at one office or at none. */
public enum Matter {
    /** 著录项目变更: a patent's owner changes. */
    TITLE_CHANGE(OfficeName.CNIPA, Act.OFFICE_NOTICE),
    /** 专利实施许可合同备案 */
    LICENCE_FILING(OfficeName.CNIPA, Act.FILING_CERTIFICATE),
    /** A contract that needs no office to take effect. */
    CONTRACT(null, Act.CONTRACT),
    /** 开放许可: made by notice and payment; nobody enters it. */
    OPEN_LICENCE(null, Act.NOTICE_AND_PAYMENT),
    /** 著作权转让、专有许可合同登记 */
    COPYRIGHT_REGISTRATION(OfficeName.COPYRIGHT_OFFICE, Act.REGISTRATION_CERTIFICATE),
    /** 技术合同认定登记 */
    TECHNOLOGY_CONTRACT(OfficeName.TECHNOLOGY_CONTRACT_OFFICE, Act.TECHNOLOGY_CERTIFICATE);

    private final OfficeName office;
    private final Act act;

    Matter(OfficeName office, Act act) {
        this.office = office;
        this.act = act;
    }

    /** Where it is filed; empty where no office has a part in it. */
    public Optional<OfficeName> office() {
        return Optional.ofNullable(office);
    }

    /** With what it ends well. */
    public Act act() {
        return act;
    }

    /** Whether what the office has done is published in its gazette. */
    public boolean isGazetted() {
        return office == OfficeName.CNIPA;
    }
}
