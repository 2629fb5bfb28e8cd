/** Where a webhook may be sent, and where no request of the market ever goes. Plain Java. */
package org.ipmarket.notification.webhook.address;
