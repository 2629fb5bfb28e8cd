package org.ipmarket.settlement.recordal;

/** The offices of record that a sale may have to go to. */
public enum OfficeName {
    /** 国家知识产权局: changes of patents, filings of patent licences. */
    CNIPA("国家知识产权局", "China National Intellectual Property Administration"),
    /** 著作权登记机构: 中国版权保护中心 and the provincial ones. */
    COPYRIGHT_OFFICE("著作权登记机构", "copyright registration office"),
    /** 技术合同登记机构 */
    TECHNOLOGY_CONTRACT_OFFICE("技术合同登记机构", "technology contract registration office");

    private final String zh;
    private final String en;

    OfficeName(String zh, String en) {
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
