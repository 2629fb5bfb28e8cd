package org.ipmarket.settlement.recordal;

/** What a case file may hold. */
public enum Paper {
    CONTRACT("书面合同", "the signed contract"),
    CO_OWNERS_CONSENT("全体共有人同意的证明", "consent of every co-owner"),
    PLEDGEE_CONSENT("质权人同意的证明", "consent of the pledgee"),
    /** 著录项目变更申报书 */
    CHANGE_FORM("著录项目变更申报书", "request to change the bibliographic data"),
    FILING_FORM("专利实施许可合同备案申请表", "request to file the licence contract"),
    OFFICIAL_FEE("官费缴纳凭证", "receipt of the official fee"),
    EXPORT_PERMIT("技术出口许可证或者合同登记证", "export licence or registration of the export contract"),
    REGISTRATION_FORM("著作权合同登记申请表", "request to register the contract about the work"),
    TECHNOLOGY_FORM("技术合同认定登记申请表", "request to register the technology contract"),
    LICENSEE_NOTICE("被许可人的书面通知", "the licensee's written notice"),
    /** What the office has issued: notice, certificate. */
    OFFICE_PAPER("官方通知书、证明或者证书", "the office's notice or certificate"),
    CORRECTION_REQUEST("补正通知书", "the office's request for correction"),
    CORRECTION("补正书", "the correction"),
    REFUSAL("视为未提出通知书或者不予受理决定", "the office's refusal"),
    GAZETTE("公告", "the gazette");

    private final String zh;
    private final String en;

    Paper(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
