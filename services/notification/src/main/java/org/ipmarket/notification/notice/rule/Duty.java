package org.ipmarket.notification.notice.rule;

/** Why a notice is sent whether its reader wants it or not; or that nothing asks for it. */
public enum Duty {
    /** Nothing: it helps, and its reader may do without. */
    NONE("方便您参与交易，可随时退订邮件。", "It is sent for convenience; its mails can be unsubscribed from at any time.", null),
    /** The contract cannot be performed without it. */
    CONTRACT(
            "为订立、履行您作为一方当事人的合同所必需，不能退订（《个人信息保护法》第十三条第一款第二项；《民法典》第五百零九条的通知义务）。",
            "It is needed to conclude or perform a contract that you are a party of and cannot be unsubscribed from (Personal"
                    + " Information Protection Law 13(1)(2); Civil Code 509, duty to notify).",
            "PIPL 13(1)(2); Civil Code 509"),
    /** The rules of the exchange ask for it: what is announced about a running offer concerns everybody in it. */
    RULE(
            "交易规则要求将中止、恢复、终结和公告更正通知参与各方，不能退订（交易中心的交易规则）。",
            "The rules of the exchange ask that a suspension, a resumption, an end or a correction be told to everybody who takes"
                    + " part; it cannot be unsubscribed from.",
            "rules of the exchange (中止、恢复、终结)");

    private final String zh;
    private final String en;
    private final String source;

    Duty(String zh, String en, String source) {
        this.zh = zh;
        this.en = en;
        this.source = source;
    }

    /** In a sentence for its reader. */
    public String why(Language language) {
        return language == Language.ZH ? zh : en;
    }

    /** Law or rule; null where there is none. */
    public String source() {
        return source;
    }
}
