/** Links that act without a login: plain Java. */
package org.ipmarket.notification.notice.link;
