/** When a delivery is tried again, when it is dead, and when an endpoint is left alone: rules over what was answered. Plain Java. */
package org.ipmarket.notification.webhook.delivery;
