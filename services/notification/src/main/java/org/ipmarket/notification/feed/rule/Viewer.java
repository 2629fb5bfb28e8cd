package org.ipmarket.notification.feed.rule;

import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;

/**
 * Who reads.
 *
 * @param mode whose events alone it sees
 * @param centre whose own events it sees beside the public ones; null for everybody else
 */
public record Viewer(Mode mode, CentreCode centre) {}
