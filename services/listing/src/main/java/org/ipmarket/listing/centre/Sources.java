package org.ipmarket.listing.centre;

import static org.ipmarket.listing.centre.RuleSource.law;
import static org.ipmarket.listing.centre.RuleSource.model;
import static org.ipmarket.listing.centre.RuleSource.practice;

/** The sources that the catalogue of rules cites. */
final class Sources {
    static final RuleSource NOTICE = law("拍卖法第四十五条", "Auction Law 45");
    static final RuleSource RESERVE = law("拍卖法第五十条", "Auction Law 50");
    static final RuleSource DEFAULTER = law("拍卖法第三十九条", "Auction Law 39");
    static final RuleSource COMMISSION = law("拍卖法第五十六条", "Auction Law 56");
    static final RuleSource RECORDS = law("拍卖法第五十四条", "Auction Law 54");
    static final RuleSource APPRAISAL = law("资产评估法第二十九条", "Asset Appraisal Law 29");
    static final RuleSource PUBLICITY =
            law("促进科技成果转化法第十八条；期限按惯例十五日", "Promotion of Transfer of Results Law 18; the 15 days are practice");
    static final RuleSource STATE_OWNED = practice(
            "参照企业国有资产交易监督管理办法（国务院国资委、财政部令第32号）及国有资产进场交易惯例",
            "practice after the Measures for Transactions of State-owned Assets (SASAC and MoF Order 32)");
    static final RuleSource EXPORT = law("技术进出口管理条例第二十九条至第四十条", "Technology Import and Export Regulations 29 to 40");
    static final RuleSource EXPORT_UNTIL_COUNSEL = practice(
            "技术进出口管理条例；在法律意见作出前，港澳台视同境外",
            "Technology Import and Export Regulations; Hong Kong, Macao and Taiwan included until counsel says otherwise");
    static final RuleSource LICENCE_FILING = law("专利法实施细则第十四条", "Implementing Regulations of the Patent Law 14");
    static final RuleSource OWN_ACCOUNT = law("非银行支付机构监督管理条例第十五条、第四十七条", "Non-bank Payment Regulations 15, 47");
    static final RuleSource JUDICIAL =
            model("参照最高人民法院关于人民法院网络司法拍卖若干问题的规定", "modelled on the Supreme Court's rules for online judicial auctions");
    static final RuleSource LISTING = practice("产权交易所挂牌惯例", "practice of exchanges for public listings");
    static final RuleSource FORMATS =
            model("参照其他交易市场的书面竞价规则", "modelled on other markets' written rules for such formats");
    static final RuleSource OFFICE = practice("交易中心惯例", "practice of exchange centres");
    static final RuleSource STANDARD_UNITS =
            practice("交易中心惯例；统一价格可能被视为标准化单位", "practice; a uniform price may look like standard units");

    private Sources() {}
}
