package org.ipmarket.bidding.lot;

/**
 * For what a centre may suspend a contest by hand (中止). Modelled on what exchanges list in their rules for online bidding; what happens
 * to the right itself is told by listing and needs no hand.
 */
public enum HaltGround {
    /** 第三方提出确权争议: a third party claims the right, with evidence. */
    DISPUTED_TITLE,
    /** 公告内容有误: the notice turns out wrong or incomplete. */
    NOTICE_IN_DOUBT,
    /** 系统或网络故障: bidders could not reach the market though it was running. */
    TECHNICAL_FAULT,
    /** 涉嫌串通或扰乱秩序: collusion, or a disturbed contest, is looked into. */
    IRREGULAR_BIDDING,
    /** 行政或司法机关要求: an authority or a court asks for it. */
    AUTHORITY_REQUEST,
    /** 不可抗力 */
    FORCE_MAJEURE
}
