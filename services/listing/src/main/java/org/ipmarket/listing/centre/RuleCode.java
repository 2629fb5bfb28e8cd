package org.ipmarket.listing.centre;

import static org.ipmarket.listing.centre.Unit.BASIS_POINTS;
import static org.ipmarket.listing.centre.Unit.BOOLEAN;
import static org.ipmarket.listing.centre.Unit.COUNT;
import static org.ipmarket.listing.centre.Unit.DAYS;
import static org.ipmarket.listing.centre.Unit.DURATION;
import static org.ipmarket.listing.centre.Unit.MONEY;
import static org.ipmarket.listing.centre.Unit.MONTHS;
import static org.ipmarket.listing.centre.Unit.WORKING_DAYS;
import static org.ipmarket.listing.centre.Unit.YEARS;

/**
 * The rules of a centre, with what holds where the centre says nothing: default, lowest and highest value for a live
 * centre, and the source. Where lowest and highest are the default, nobody can change it.
 */
public enum RuleCode {
    ANNOUNCEMENT("公告期", "Notice before opening", DURATION, days(7), days(7), days(366), Sources.NOTICE),
    BIDDING("竞价时间", "Open for bids", DURATION, days(1), days(1), days(366), Sources.JUDICIAL),
    EXTENSION_WINDOW("延时触发时段", "A bid so close to the end extends it", DURATION, 300_000, 0, days(1), Sources.JUDICIAL),
    EXTENSION("延时时长", "So much later than that bid", DURATION, 300_000, 0, days(1), Sources.JUDICIAL),
    EXTENSIONS_MOST("延时总时长上限", "Most extension in all; 0: no limit", DURATION, 0, 0, days(30), Sources.JUDICIAL),
    DEPOSIT("保证金比例", "Bid security in the start price", BASIS_POINTS, 1_000, 500, 2_000, Sources.JUDICIAL),
    DEPOSIT_BEFORE_FIRST_BID("保证金到账后方可出价", "Security arrived before a bid", BOOLEAN, 1, 1, 1, Sources.JUDICIAL),
    DEPOSIT_FROM_OWN_ACCOUNT("本人账户付款", "From an account in the payer's name", BOOLEAN, 1, 1, 1, Sources.OWN_ACCOUNT),
    DEPOSIT_RETURN("未成交保证金退还", "Losers' security goes back within", DURATION, days(1), 0, days(1), Sources.JUDICIAL),
    DEPOSIT_COUNTS_TOWARDS_PRICE("保证金抵作价款", "Winner's counts towards the price", BOOLEAN, 1, 1, 1, Sources.JUDICIAL),
    DEFAULTER_LOSES_DEPOSIT("悔拍保证金不予退还", "A defaulter's security is not refunded", BOOLEAN, 1, 1, 1, Sources.DEFAULTER),
    DEFAULTER_BARRED("悔拍者不得再次参加", "A defaulter does not bid on relistings", BOOLEAN, 1, 1, 1, Sources.JUDICIAL),
    RUNNER_UP("顺延第二顺位", "The runner-up is offered the lot", BOOLEAN, 0, 0, 1, Sources.DEFAULTER),
    RESERVE_SECRET("可设保密保留价", "A reserve may be secret", BOOLEAN, 1, 0, 1, Sources.RESERVE),
    MINIMUM_BIDDERS("最少竞价人数", "Fewer bidders: no sale", COUNT, 1, 1, 100, Sources.JUDICIAL),
    NOTICE_MOVABLES("动产公告期", "Notice where movables are sold", DAYS, 15, 7, 366, Sources.JUDICIAL),
    NOTICE_PROPERTY_RIGHTS("其他财产权公告期", "Notice of other property rights", DAYS, 30, 7, 366, Sources.JUDICIAL),
    CONFIRMATION("成交确认书签署期", "To sign the confirmation of sale", DURATION, days(5), 60_000, days(366), Sources.OFFICE),
    PAYMENT("价款支付期", "To pay the price", DURATION, days(5), 60_000, days(366), Sources.OFFICE),
    COMMISSION_MOST("佣金比例上限", "Most commission from each side", BASIS_POINTS, 500, 0, 500, Sources.COMMISSION),
    LISTING_EXTENSION("挂牌延长期", "Public listing without a buyer: extended by", WORKING_DAYS, 5, 5, 100, Sources.LISTING),
    LISTING_EXTENSIONS("挂牌延长次数", "How often; 0: it ends", COUNT, 0, 0, 100, Sources.LISTING),
    LISTING_AUCTION(
            "挂牌转竞价时长",
            "Public listing: two or more buyers compete for",
            DURATION,
            days(1),
            days(1),
            days(366),
            Sources.JUDICIAL),
    ROUNDS_FIRST_PAUSE(
            "三轮竞价首轮前间歇", "Three rounds: pause before the first", DURATION, 300_000, 0, days(1), Sources.FORMATS),
    ROUNDS_TURN("三轮竞价每次报价时长", "Three rounds: each turn lasts", DURATION, 120_000, 30_000, days(1), Sources.FORMATS),
    ROUNDS_PAUSE("三轮竞价轮间间歇", "Three rounds: pause before the others", DURATION, 120_000, 0, days(1), Sources.FORMATS),
    CLOCK_PAUSE("计时加价应价后间歇", "Clock: pause after each agreement", DURATION, 15_000, 0, 3_600_000, Sources.FORMATS),
    CLOCK_SILENCE(
            "计时加价无人应价即止",
            "Clock: nobody agrees for so long, and it ends",
            DURATION,
            180_000,
            30_000,
            days(1),
            Sources.FORMATS),
    DUTCH_EVERY("荷兰式降价间隔", "Dutch: the price falls every", DURATION, 300_000, 60_000, days(1), Sources.FORMATS),
    DUTCH_SHARE_MOST(
            "荷兰式每次降幅上限",
            "Dutch: most that it falls at a time, in the start price",
            BASIS_POINTS,
            500,
            1,
            2_000,
            Sources.FORMATS),
    DUTCH_FLOOR_LEAST(
            "荷兰式底价下限", "Dutch: lowest floor, in the start price", BASIS_POINTS, 2_000, 0, 10_000, Sources.FORMATS),
    SEALED_STAGE(
            "荷兰式后密封报价时长",
            "After a Dutch acceptance: sealed offers for",
            DURATION,
            600_000,
            60_000,
            days(1),
            Sources.FORMATS),
    BEST_STAGE(
            "荷兰式最优报价时长", "Then the Dutch winner may answer for", DURATION, 300_000, 60_000, days(1), Sources.FORMATS),
    RELISTING_WITHIN("流拍后再次挂牌期限", "Unsold: relisted within", DURATION, days(30), 0, days(30), Sources.JUDICIAL),
    RELISTING_NOTICE("再次挂牌公告期", "Notice of a relisting", DURATION, days(7), days(7), days(366), Sources.JUDICIAL),
    RELISTING_CUT("再次挂牌降价上限", "Most cut of the start price", BASIS_POINTS, 2_000, 0, 2_000, Sources.JUDICIAL),
    RELISTING_CONSENT("再次挂牌须委托人同意", "The consignor agrees to relist", BOOLEAN, 1, 1, 1, Sources.JUDICIAL),
    CORRECTION_RESTARTS("更正后重新起算公告期", "A correction starts the notice again", BOOLEAN, 1, 0, 1, Sources.LISTING),
    WITHDRAWAL_FEE("撤回费（定额）", "Fee for withdrawing before opening", MONEY, 0, 0, MONEY.highest(), Sources.OFFICE),
    WITHDRAWAL_FEE_RATE("撤回费（比例）", "The same, in the start price", BASIS_POINTS, 0, 0, 500, Sources.OFFICE),
    STATUS_OLDEST("登记簿副本有效期", "Oldest copy of the register", DAYS, 30, 1, 366, Sources.OFFICE),
    PUBLICITY("协议定价公示期", "Publicity of a negotiated sale", DAYS, 15, 15, 366, Sources.PUBLICITY),
    STATE_OWNED_NOTICE("国有资产公告期", "State-owned: notice", WORKING_DAYS, 10, 10, 366, Sources.STATE_OWNED),
    STATE_OWNED_LARGE_FROM(
            "大额国有资产起点",
            "State-owned: large from a price over",
            MONEY,
            10_000_000_00,
            0,
            10_000_000_00,
            Sources.STATE_OWNED),
    STATE_OWNED_LARGE_NOTICE(
            "大额国有资产公告期", "State-owned: notice where large", WORKING_DAYS, 20, 20, 366, Sources.STATE_OWNED),
    STATE_OWNED_FLOOR(
            "国有资产无需批准的降幅",
            "Below so much of the appraisal: approval",
            BASIS_POINTS,
            9_000,
            9_000,
            10_000,
            Sources.STATE_OWNED),
    STATE_OWNED_RESTARTS(
            "国有资产变更重新公告", "State-owned: a change restarts the notice", BOOLEAN, 1, 1, 1, Sources.STATE_OWNED),
    STATE_OWNED_NO_AUTOMATIC_CUT("国有资产不得自动降价", "State-owned: no automatic cut", BOOLEAN, 1, 1, 1, Sources.STATE_OWNED),
    EXPORT_EVIDENCE(
            "境外受让须提交出口文件", "Buyers abroad need evidence of export", BOOLEAN, 1, 1, 1, Sources.EXPORT_UNTIL_COUNSEL),
    EXPORT_DECISION("限制出口技术决定期", "Decision on restricted technology", WORKING_DAYS, 30, 30, 30, Sources.EXPORT),
    EXPORT_LICENCE("出口许可证签发期", "Licence after the contract", WORKING_DAYS, 15, 15, 15, Sources.EXPORT),
    EXPORT_REGISTRATION("自由出口合同登记期", "Registration of free technology", WORKING_DAYS, 3, 3, 3, Sources.EXPORT),
    LICENCE_FILING("许可备案期", "A licence is filed within", MONTHS, 3, 3, 3, Sources.LICENCE_FILING),
    UNIFORM_PRICE("多份许可统一价格", "One price for several licences", BOOLEAN, 0, 0, 1, Sources.STANDARD_UNITS),
    UNIFORM_PRICE_MOST("统一价格最多份数", "Most licences at one price in a lot", COUNT, 50, 2, 1_000, Sources.STANDARD_UNITS),
    RECORDS("交易档案保存期", "Records are kept", YEARS, 5, 5, 100, Sources.RECORDS),
    APPRAISAL_RECORDS("评估档案保存期", "Appraisal files are kept", YEARS, 15, 15, 100, Sources.APPRAISAL),
    STATUTORY_APPRAISAL_RECORDS("法定评估档案保存期", "Files of statutory appraisals", YEARS, 30, 30, 100, Sources.APPRAISAL),
    RULES_BY_TWO("规则变更须双人复核", "Two people change the rules", BOOLEAN, 1, 1, 1, Sources.OFFICE);

    private final String zh;
    private final String en;
    private final Unit unit;
    private final RuleLimits limits;
    private final RuleSource source;

    RuleCode(String zh, String en, Unit unit, long value, long lowest, long highest, RuleSource source) {
        this.zh = zh;
        this.en = en;
        this.unit = unit;
        this.limits = new RuleLimits(value, lowest, highest);
        this.source = source;
    }

    private static long days(int days) {
        return days * 86_400_000L;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    public Unit unit() {
        return unit;
    }

    /** Default and bounds as the market's rules give them; a deployment may set some otherwise. */
    public RuleLimits limits() {
        return limits;
    }

    /** The source of the default and of the bounds. */
    public RuleSource source() {
        return source;
    }
}
