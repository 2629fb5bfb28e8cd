/** How signing keys are kept. Plain Java. */
package org.ipmarket.notification.webhook.secret;
