package org.ipmarket.notification.notice.text;

/**
 * A notice in one language.
 *
 * @param title one line
 * @param text sentences; paragraphs are separated by an empty line
 */
public record Rendered(String title, String text) {}
