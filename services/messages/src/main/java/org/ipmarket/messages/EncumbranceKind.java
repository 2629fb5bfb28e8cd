package org.ipmarket.messages;

/** What lies on a right. */
public enum EncumbranceKind {
    /** 许可: exclusive, sole or ordinary. */
    LICENCE,
    /** 开放许可, after the patent office's announcement. */
    OPEN_LICENCE,
    /** 质押 */
    PLEDGE,
    /** 查封、保全: ordered by a court. */
    SEIZURE,
    /** 中止: the office does nothing until a dispute of ownership is decided. */
    SUSPENSION,
    /** 异议、无效宣告请求: the office was asked to look again at what it granted, and has not decided. Takes nothing from the owner, and bars nothing. */
    REVIEW
}
