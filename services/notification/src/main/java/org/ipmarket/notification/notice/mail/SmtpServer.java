package org.ipmarket.notification.notice.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.ipmarket.notification.notice.NoticeConfig;
import org.ipmarket.notification.notice.channel.Answer;
import org.jboss.logging.Logger;

/** Hands mails to an SMTP server, each on a connection of its own, and says what it answered. */
final class SmtpServer {
    private static final Logger LOG = Logger.getLogger(SmtpServer.class);

    private final NoticeConfig.Smtp config;
    private final String host;
    private final Session session;

    SmtpServer(NoticeConfig.Smtp config) {
        this.config = config;
        this.host = config.host().orElseThrow();
        Properties properties = new Properties();
        properties.put(
                "mail.smtp.connectiontimeout", "" + config.connectTimeout().toMillis());
        properties.put("mail.smtp.timeout", "" + config.timeout().toMillis());
        properties.put("mail.smtp.writetimeout", "" + config.timeout().toMillis());
        properties.put("mail.smtp.auth", "" + config.username().isPresent());
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        switch (config.tls()) {
            case NONE -> {}
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.put("mail.smtp.ssl.enable", "true");
        }
        this.session = Session.getInstance(properties);
    }

    String name() {
        return host + ":" + config.port();
    }

    Session session() {
        return session;
    }

    Answer send(MimeMessage mail) {
        SMTPTransport transport = new SMTPTransport(session, null);
        try {
            return handOver(transport, mail);
        } finally {
            close(transport);
        }
    }

    private Answer handOver(SMTPTransport transport, MimeMessage mail) {
        try {
            transport.connect(
                    host,
                    config.port(),
                    config.username().orElse(null),
                    config.password().orElse(null));
        } catch (MessagingException e) {
            return new Answer.Unreachable(words(e)); // a login that fails, too: the mail is not at fault
        }
        try {
            transport.sendMessage(mail, mail.getAllRecipients());
            return new Answer.Accepted(
                    mail.getMessageID(), transport.getLastServerResponse().strip());
        } catch (MessagingException e) {
            return isForGood(e) ? new Answer.Refused(words(e)) : new Answer.Unreachable(words(e));
        }
    }

    /** What was answered before holds, however the conversation ends. */
    private void close(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debugf("%s did not say goodbye: %s", name(), words(e));
        }
    }

    /** A reply 5yz (RFC 5321 4.2.1), in what was thrown or in what that comes from. */
    private static boolean isForGood(Exception thrown) {
        for (Exception each = thrown; each instanceof MessagingException failure; each = failure.getNextException()) {
            int code =
                    switch (failure) {
                        case SMTPAddressFailedException address -> address.getReturnCode();
                        case SMTPSendFailedException sending -> sending.getReturnCode();
                        default -> 0;
                    };
            if (code >= 500) {
                return true;
            }
        }
        return false;
    }

    private static String words(MessagingException thrown) {
        Exception last = thrown;
        while (last instanceof MessagingException failure && failure.getNextException() != null) {
            last = failure.getNextException();
        }
        String words = last.getMessage();
        return words == null ? last.getClass().getSimpleName() : words.strip();
    }
}
