package org.ipmarket.listing.notice;

/** What a numbered notice announces. */
public enum NoticeKind {
    /** 信息披露公告: the whole offer. */
    DISCLOSURE,
    /** 更正公告: what has changed; the period starts again. */
    CORRECTION,
    /** 撤回公告: taken back before opening. */
    WITHDRAWAL,
    /** 中止公告 */
    SUSPENSION,
    /** 恢复公告 */
    RESUMPTION,
    /** 结果公告: sold, unsold, ended, completed, in default. */
    RESULT
}
