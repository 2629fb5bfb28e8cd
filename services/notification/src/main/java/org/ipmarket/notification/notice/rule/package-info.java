/** What is told to whom and why, and when it is tried again: plain Java, without a database. */
package org.ipmarket.notification.notice.rule;
