package org.ipmarket.valuation.estimate;

import org.ipmarket.messages.LocalizedText;

/** The methods of valuation, with their names. */
public enum Method {
    RELIEF_FROM_ROYALTY(Kind.INCOME, "许可费节省法", "relief from royalty"),
    EXCESS_EARNINGS(Kind.INCOME, "多期超额收益法", "multi-period excess earnings"),
    INCREMENTAL_CASH_FLOW(Kind.INCOME, "增量现金流量法", "incremental cash flow"),
    ROYALTY_STREAMS(Kind.INCOME, "版税收入折现法", "discounted royalty streams"),
    MARKET_MODEL(Kind.MARKET, "市场模型", "market model"),
    COMPARABLES(Kind.MARKET, "可比交易法", "comparable deals"),
    REPRODUCTION_COST(Kind.COST, "重置成本法（复原重置）", "reproduction cost"),
    SOFTWARE_COST(Kind.COST, "重置成本法（软件更新重置）", "replacement cost of a program"),
    REAL_OPTION(Kind.OPTION, "实物期权法", "real option");

    /** The approach to which a method belongs. */
    public enum Kind {
        /** 收益法 */
        INCOME,
        /** 市场法 */
        MARKET,
        /** 成本法 */
        COST,
        /** 期权法 */
        OPTION
    }

    private final Kind kind;
    private final LocalizedText title;

    Method(Kind kind, String zh, String en) {
        this.kind = kind;
        this.title = new LocalizedText(zh, en);
    }

    public Kind kind() {
        return kind;
    }

    public LocalizedText title() {
        return title;
    }
}
