package org.ipmarket.notification.notice.rule;

/** A way to a person, beside the site, where every notice stands. */
public enum Channel {
    MAIL,
    /** Text message. */
    SMS,
    WECHAT
}
