package org.ipmarket.notification.notice.api;

import jakarta.validation.constraints.NotNull;
import java.util.Set;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.notification.notice.desk.KeepPreferences.Wish;
import org.ipmarket.notification.notice.rule.Channel;
import org.ipmarket.notification.notice.rule.Kind;
import org.ipmarket.notification.notice.rule.Language;

/**
 * How a login wants to be told; the whole of it.
 *
 * @param language zh or en
 * @param mail address; absent for none. A new one is sent a link to confirm it
 * @param channels wanted; absent for MAIL. Without MAIL only what is obligatory is mailed
 * @param unsubscribed kinds whose mails are not wanted; obligatory ones are refused
 */
record PreferencesRequest(@NotNull String language, String mail, Set<Channel> channels, Set<Kind> unsubscribed) {
    Wish wish() {
        return new Wish(
                language(language),
                mail == null || mail.isBlank() ? null : mail.strip(),
                channels == null ? Set.of(Channel.MAIL) : channels,
                unsubscribed == null ? Set.of() : unsubscribed);
    }

    private static Language language(String tag) {
        try {
            return Language.of(tag);
        } catch (IllegalArgumentException e) {
            throw Problems.unprocessable("unknown-value", "language", e.getMessage());
        }
    }
}
