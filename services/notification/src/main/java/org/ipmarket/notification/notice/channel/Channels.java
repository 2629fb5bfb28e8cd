package org.ipmarket.notification.notice.channel;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ipmarket.notification.notice.rule.Channel;

/** The channels that there are here. */
@ApplicationScoped
public class Channels {
    private final Map<Channel, NoticeChannel> channels = new EnumMap<>(Channel.class);

    Channels(@All List<NoticeChannel> all) {
        all.forEach(each -> channels.put(each.channel(), each));
    }

    /** Empty where it is not configured. */
    public Optional<NoticeChannel> of(Channel channel) {
        return Optional.ofNullable(channels.get(channel));
    }

    public boolean has(Channel channel) {
        return channels.containsKey(channel);
    }
}
