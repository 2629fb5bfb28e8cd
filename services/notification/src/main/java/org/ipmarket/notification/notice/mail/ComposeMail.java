package org.ipmarket.notification.notice.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.ipmarket.notification.notice.channel.Message;

/**
 * Writes a message as a mail: text and simple HTML, and where one may unsubscribe the headers of RFC 2369 and RFC 8058. Its Message-ID is made of the
 * message's id, so that a mail sent twice is known to be one.
 */
final class ComposeMail {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private ComposeMail() {}

    /** @param from address @param sender name beside it @param market public address of the market: what begins with it becomes a link */
    static MimeMessage of(Session session, Message message, String from, String sender, String market, Instant now)
            throws MessagingException, UnsupportedEncodingException {
        MimeMessage mail = new Identified(session, messageId(message, from));
        mail.setFrom(new InternetAddress(from, sender, UTF_8));
        mail.setRecipient(RecipientType.TO, new InternetAddress(message.address(), true));
        mail.setSubject(message.title(), UTF_8);
        mail.setSentDate(Date.from(now));
        mail.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no absence notes back
        mail.setContentLanguage(new String[] {message.language().tag()});
        if (message.unsubscribe() != null) {
            mail.setHeader("List-Unsubscribe", "<" + message.unsubscribe() + ">");
            mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        MimeBodyPart text = new MimeBodyPart();
        text.setText(message.text() + "\n\n-- \n" + message.footer() + "\n", UTF_8);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(
                HtmlText.document(message.language(), message.title(), message.text(), message.footer(), market),
                UTF_8,
                "html");
        mail.setContent(new MimeMultipart("alternative", text, html));
        mail.saveChanges();
        return mail;
    }

    /** Such as {@code <0190…@example.org>}. */
    static String messageId(Message message, String from) {
        return "<" + message.id() + "@" + from.substring(from.lastIndexOf('@') + 1) + ">";
    }

    /** A mail that keeps the Message-ID that it was given. */
    private static final class Identified extends MimeMessage {
        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
