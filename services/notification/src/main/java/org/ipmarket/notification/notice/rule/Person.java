package org.ipmarket.notification.notice.rule;

import java.util.Set;

/**
 * What a login has said about how it is to be told.
 *
 * @param subject of its tokens
 * @param mail address; null where it gave none
 * @param mailConfirmed whether it has opened the link that was sent there
 * @param wanted channels beside the site
 * @param without kinds that it has unsubscribed from; obligatory ones never among them
 */
public record Person(
        String subject, Language language, String mail, boolean mailConfirmed, Set<Channel> wanted, Set<Kind> without) {
    public Person {
        wanted = Set.copyOf(wanted);
        without = Set.copyOf(without);
    }
}
