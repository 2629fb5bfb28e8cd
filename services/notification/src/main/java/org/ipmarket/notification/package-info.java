/** Tells who wants to know: a feed of events to poll, webhooks to centres' systems, notices to people. */
package org.ipmarket.notification;
