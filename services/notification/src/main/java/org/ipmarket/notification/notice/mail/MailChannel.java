package org.ipmarket.notification.notice.mail;

import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.util.Map;
import java.util.Properties;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.notification.notice.NoticeConfig;
import org.ipmarket.notification.notice.channel.Answer;
import org.ipmarket.notification.notice.channel.Message;
import org.ipmarket.notification.notice.channel.NoticeChannel;
import org.ipmarket.notification.notice.desk.PublicAddress;
import org.ipmarket.notification.notice.rule.Channel;
import org.ipmarket.notification.notice.text.Texts;

/** Mail: by the server that is configured, and into the folder where none is. What is of test mode goes to the folder always. */
@Singleton
class MailChannel implements NoticeChannel {
    private final MailFolder folder;
    private final SmtpServer server;
    private final String from;
    private final String market;
    private final MarketClock clock;
    private final Texts texts = new Texts();

    MailChannel(NoticeConfig config, PublicAddress address, MarketClock clock) {
        this.folder = new MailFolder(config.mail().folder());
        this.server = config.mail().smtp().host().isPresent()
                ? new SmtpServer(config.mail().smtp())
                : null;
        this.from = config.mail().from();
        this.market = address.market();
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    @Override
    public String goesTo() {
        return server == null ? "folder" : server.name();
    }

    @Override
    public Answer send(Message message) {
        boolean outside = server != null && message.mode() == Mode.LIVE;
        try {
            MimeMessage mail = ComposeMail.of(
                    outside ? server.session() : Session.getInstance(new Properties()),
                    message,
                    from,
                    texts.say("mail.sender", message.language(), Map.of()),
                    market,
                    clock.now());
            return outside ? server.send(mail) : folder.put(mail, message.id().toString());
        } catch (MessagingException | UnsupportedEncodingException e) {
            return new Answer.Refused("no mail could be made of it: " + e.getMessage());
        }
    }
}
