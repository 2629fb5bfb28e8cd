package org.ipmarket.settlement.tax;

/** What may fall due on a trade. */
public enum Tax {
    /** 印花税, from each side, on the price of the contract. */
    STAMP_DUTY,
    /** 增值税 on the price, from the seller; the price contains it. */
    VAT_ON_PRICE,
    /** 增值税 on the service fees, from who takes them; the fees contain it. */
    VAT_ON_FEES,
    /** 企业所得税 or 个人所得税 on the seller's gain. */
    INCOME_TAX,
    /** 代扣代缴, where a side is outside the mainland. */
    WITHHOLDING
}
