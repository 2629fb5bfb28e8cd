package org.ipmarket.notification.notice.api;

import java.util.Arrays;
import java.util.List;
import org.ipmarket.notification.notice.channel.Channels;
import org.ipmarket.notification.notice.channel.NoticeChannel;
import org.ipmarket.notification.notice.desk.KeepPreferences.Kept;
import org.ipmarket.notification.notice.rule.Channel;
import org.ipmarket.notification.notice.rule.Kind;
import org.ipmarket.notification.notice.rule.Person;

/**
 * How a login wants to be told, beside the site, where every notice stands.
 *
 * @param language zh or en
 * @param mail address; absent where none was given
 * @param mailConfirmed whether the link that was sent there was followed; until then nothing else is sent
 * @param channels that it wants
 * @param unsubscribed kinds whose mails it does not want
 * @param available which channels the market has here
 */
record PreferencesView(
        String language,
        String mail,
        boolean mailConfirmed,
        List<Channel> channels,
        List<Kind> unsubscribed,
        List<ChannelView> available) {
    /** @param goesTo where messages go: a server, or {@code folder} for files; absent where it is not configured */
    record ChannelView(Channel channel, boolean configured, String goesTo) {}

    static PreferencesView of(Kept kept, Channels channels) {
        Person person = kept.person();
        return new PreferencesView(
                person.language().tag(),
                person.mail(),
                person.mailConfirmed(),
                person.wanted().stream().sorted().toList(),
                person.without().stream().sorted().toList(),
                Arrays.stream(Channel.values())
                        .map(channel -> new ChannelView(
                                channel,
                                channels.has(channel),
                                channels.of(channel).map(NoticeChannel::goesTo).orElse(null)))
                        .toList());
    }
}
