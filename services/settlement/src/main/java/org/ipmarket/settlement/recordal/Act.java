package org.ipmarket.settlement.recordal;

/** What can make a transfer or a grant complete. */
public enum Act {
    /** 手续合格通知书: the office's notice that the formalities of the change are met, and dated by it. */
    OFFICE_NOTICE("手续合格通知书", "the office's notice that the formalities are met"),
    /** 备案证明: the office has filed the licence contract. */
    FILING_CERTIFICATE("专利实施许可合同备案证明", "the office's certificate that the licence contract is filed"),
    /** 合同生效: the written contract is in effect. */
    CONTRACT("书面合同生效", "the written contract, in effect"),
    /** 书面通知并付费: the licensee's notice and its payment make an open licence. */
    NOTICE_AND_PAYMENT("书面通知并支付许可使用费", "the licensee's written notice and its payment"),
    /** 作品（软件）著作权合同登记证书: proves, completes nothing. */
    REGISTRATION_CERTIFICATE("著作权合同登记证书", "the certificate that the contract about the work is registered"),
    /** 技术合同认定登记证明: what a VAT exemption hangs on, completes nothing. */
    TECHNOLOGY_CERTIFICATE("技术合同认定登记证明", "the certificate of the technology contract's registration");

    private final String zh;
    private final String en;

    Act(String zh, String en) {
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
