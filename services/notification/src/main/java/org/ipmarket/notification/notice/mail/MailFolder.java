package org.ipmarket.notification.notice.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.ipmarket.notification.notice.channel.Answer;

/** Lays mails down as files that every mail program opens, where no server is to have them. */
final class MailFolder {
    private final Path folder;

    MailFolder(Path folder) {
        this.folder = folder;
    }

    /** The same mail again takes the place of the first. @param name of the file, without its ending */
    Answer put(MimeMessage mail, String name) throws MessagingException {
        Path file = folder.resolve(name + ".eml");
        Path unfinished = folder.resolve(name + ".part");
        try {
            Files.createDirectories(folder);
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                mail.writeTo(out);
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return new Answer.Accepted(mail.getMessageID(), "written to " + file.getFileName());
        } catch (IOException e) {
            return new Answer.Unreachable("not written to the folder: " + e.getMessage());
        }
    }
}
