/** The words of notices in Chinese and English: plain Java. The sentences stand in {@code notices/texts_zh.properties} and {@code texts_en.properties}. */
package org.ipmarket.notification.notice.text;
