package org.ipmarket.valuation.estimate;

import org.ipmarket.messages.LocalizedText;

/** What moves an estimate. */
public enum Driver {
    /** Where the account begins: a usual right of its kind and section, by relief from royalty. */
    TYPICAL_OF_KIND("同类权利的通常价值", "usual right of its kind"),
    /** Where it begins else: what the first method that weighs says of this right. */
    FIRST_METHOD("首个计入权重的方法的数值", "value by the first method that weighs"),
    ROYALTY_RATE("许可费率", "royalty rate"),
    ANNUAL_REVENUE("年收入", "annual revenue"),
    REVENUE_GROWTH("收入增长率", "growth of revenue"),
    IPC_SUBCLASSES("分类号覆盖范围", "scope by IPC subclasses"),
    REFERENCES_CITED("引用文献", "references cited"),
    DISCOUNT_RATE("折现率", "discount rate"),
    TAX_RATE("所得税率", "tax rate"),
    TAX_AMORTISATION("摊销税收收益", "tax amortisation benefit"),
    CONVENTION("现金流时点", "timing of cash flows"),
    REMAINING_LIFE("剩余寿命", "remaining life"),
    /** The median of the simulated values against the value at the central inputs. */
    UNCERTAINTY("不确定性", "uncertainty"),
    EXCESS_EARNINGS("超额收益", "excess earnings"),
    INCREMENTAL_CASH_FLOW("增量现金流量", "incremental cash flow"),
    ROYALTY_STREAMS("版税收入", "royalty streams"),
    MARKET_MODEL("市场成交（模型）", "the market's deals, by its model"),
    COMPARABLES("可比成交", "comparable deals"),
    REPRODUCTION_COST("复原重置成本", "reproduction cost"),
    SOFTWARE_COST("软件重置成本", "replacement cost of the program"),
    LICENCE("已有许可", "licence in force"),
    OPEN_LICENCE("开放许可", "open licence"),
    PLEDGE("质押", "pledge"),
    OPPOSITION("异议或无效请求", "opposition or request for invalidation"),
    /** Why a right is worth nothing. */
    LEGAL_STATUS("法律状态", "legal status"),
    PROTECTION_END("保护期届满", "end of protection");

    private final LocalizedText title;

    Driver(String zh, String en) {
        this.title = new LocalizedText(zh, en);
    }

    public LocalizedText title() {
        return title;
    }

    /** The driver by which a method other than relief from royalty enters. */
    static Driver of(Method method) {
        return valueOf(method.name());
    }
}
