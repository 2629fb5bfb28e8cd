package org.ipmarket.notification.notice.desk;

/** Some were made in this transaction: there may be something to send once it is committed. */
public record NoticesMade(int count) {}
