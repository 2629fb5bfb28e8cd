package org.ipmarket.valuation.method.scorecard;

/** What a patent is assessed for; each has its weights. The five that GB/T 42748-2023 names; its "others" (其他类型) have none here. */
public enum Purpose {
    /** 许可转让. */
    LICENCE_OR_TRANSFER,
    /** 金融. */
    FINANCE,
    /** 财务报告. */
    ACCOUNTING,
    /** 侵权救济. */
    INFRINGEMENT,
    /** 管理. */
    MANAGEMENT
}
