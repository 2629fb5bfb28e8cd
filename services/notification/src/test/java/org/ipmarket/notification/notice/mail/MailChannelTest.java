package org.ipmarket.notification.notice.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.notification.notice.NoticeConfig;
import org.ipmarket.notification.notice.channel.Answer;
import org.ipmarket.notification.notice.channel.Message;
import org.ipmarket.notification.notice.rule.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailChannelTest {
    private static final String LINK = "https://market.example.org/api/v1/notices/unsubscriptions/abc.OUTBID.def";

    @Test
    void aMailIsTextAndHtmlAndCanBeUnsubscribedFromByOneClick(@TempDir Path folder) throws Exception {
        Message message = message(LINK, "您的出价已被超过：<b>机械手</b>");

        Answer answer = new MailFolder(folder).put(composed(message), "a");

        MimeMessage mail = read(folder.resolve("a.eml"));
        assertThat(mail.getSubject()).isEqualTo(message.title());
        assertThat(mail.getMessageID()).isEqualTo("<" + message.id() + "@market.example.org>");
        assertThat(answer).isEqualTo(new Answer.Accepted(mail.getMessageID(), "written to a.eml"));
        assertThat(mail.getHeader("List-Unsubscribe")).containsExactly("<" + LINK + ">");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getContentLanguage()).containsExactly("zh");
        Multipart parts = (Multipart) mail.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(text(parts.getBodyPart(0), "text/plain")).contains("领先价 1 元", "退订：" + LINK);
        assertThat(text(parts.getBodyPart(1), "text/html"))
                .contains("&lt;b&gt;机械手", "<a href=\"" + LINK + "\">")
                .doesNotContain("<b>");
    }

    @Test
    void whatIsObligatoryHasNoSuchHeaders(@TempDir Path folder) throws Exception {
        new MailFolder(folder).put(composed(message(null, "付款")), "b");

        MimeMessage mail = read(folder.resolve("b.eml"));
        assertThat(mail.getHeader("List-Unsubscribe")).isNull();
        assertThat(mail.getHeader("List-Unsubscribe-Post")).isNull();
    }

    @Test
    void theSameMailAgainIsTheSameFile(@TempDir Path folder) throws Exception {
        MailFolder mails = new MailFolder(folder.resolve("new"));
        mails.put(composed(message(null, "付款")), "c");
        mails.put(composed(message(null, "付款")), "c");

        try (var files = Files.list(folder.resolve("new"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aServersNoIsForGoodAndItsNotNowIsNot() throws Exception {
        assertThat(sent("550 5.1.1 no such user"))
                .isInstanceOfSatisfying(Answer.Refused.class, refused -> assertThat(refused.words())
                        .contains("550 5.1.1 no such user"));
        assertThat(sent("450 4.2.1 try later"))
                .isInstanceOfSatisfying(Answer.Unreachable.class, later -> assertThat(later.words())
                        .contains("450 4.2.1 try later"));
    }

    @Test
    void whatAServerHasTakenIsTakenAlthoughItHangsUp() throws Exception {
        assertThat(sent("250 ok"))
                .isInstanceOfSatisfying(Answer.Accepted.class, accepted -> assertThat(accepted.words())
                        .isEqualTo("250 taken"));
    }

    @Test
    void aServerThatHasNoTlsIsSentNothing() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = Thread.ofVirtual().start(() -> converse(server, "250 ok"));
            Answer answer = new SmtpServer(smtp(server.getLocalPort(), NoticeConfig.Tls.STARTTLS))
                    .send(composed(message(null, "付款")));
            assertThat(answer).isInstanceOf(Answer.Unreachable.class);
            assertThat(answer.words()).containsIgnoringCase("STARTTLS");
            answering.join();
        }
    }

    /** @param reply to whom a mail is for */
    private static Answer sent(String reply) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = Thread.ofVirtual().start(() -> converse(server, reply));
            Answer answer = new SmtpServer(smtp(server.getLocalPort(), NoticeConfig.Tls.NONE))
                    .send(composed(message(null, "付款")));
            answering.join();
            return answer;
        }
    }

    /** One conversation, as RFC 5321 has it; instead of saying goodbye the server breaks the connection off. */
    private static void converse(ServerSocket server, String toRecipient) {
        try (Socket client = server.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            say(client, "220 mx.example.org");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("QUIT")) {
                    client.setSoLinger(true, 0);
                    return;
                }
                if (line.startsWith("DATA")) {
                    say(client, "354 go on");
                    while (line != null && !line.equals(".")) {
                        line = in.readLine();
                    }
                    say(client, "250 taken");
                } else {
                    say(client, line.startsWith("RCPT") ? toRecipient : "250 ok");
                }
            }
        } catch (IOException e) {
            // the client has gone
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static Message message(String unsubscribe, String title) {
        return new Message(
                UUID.randomUUID(),
                Mode.LIVE,
                "lin@example.org",
                Language.ZH,
                title,
                "领先价 1 元",
                unsubscribe == null ? "必要" : "退订：" + unsubscribe,
                unsubscribe);
    }

    private static MimeMessage composed(Message message) throws Exception {
        return ComposeMail.of(
                Session.getInstance(new Properties()),
                message,
                "notices@market.example.org",
                "知识产权交易市场",
                "https://market.example.org",
                Instant.parse("2026-03-09T03:00:12Z"));
    }

    private static MimeMessage read(Path file) throws Exception {
        try (var in = Files.newInputStream(file)) {
            return new MimeMessage(Session.getInstance(new Properties()), in);
        }
    }

    private static String text(BodyPart part, String type) throws Exception {
        assertThat(part.getContentType()).startsWith(type).containsIgnoringCase("utf-8");
        return (String) part.getContent();
    }

    private static NoticeConfig.Smtp smtp(int port, NoticeConfig.Tls tls) {
        return new NoticeConfig.Smtp() {
            @Override
            public Optional<String> host() {
                return Optional.of("127.0.0.1");
            }

            @Override
            public int port() {
                return port;
            }

            @Override
            public Optional<String> username() {
                return Optional.empty();
            }

            @Override
            public Optional<String> password() {
                return Optional.empty();
            }

            @Override
            public NoticeConfig.Tls tls() {
                return tls;
            }

            @Override
            public Duration connectTimeout() {
                return Duration.ofSeconds(5);
            }

            @Override
            public Duration timeout() {
                return Duration.ofSeconds(5);
            }
        };
    }
}
