/** Who wants to be told what, where. Plain Java. */
package org.ipmarket.notification.webhook.subscription;
