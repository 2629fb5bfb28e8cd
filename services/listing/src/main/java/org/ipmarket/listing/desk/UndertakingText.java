package org.ipmarket.listing.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The undertaking of confidentiality that a side signs before it reads the other's papers (Civil Code 501). A version is never changed: a new text is a
 * new version beside it.
 *
 * @param hash SHA-256 of the text in UTF-8, in hexadecimal: what is signed
 */
public record UndertakingText(int version, String text, String hash) {
    private static final int PRESENT = 1;

    /** The one that is signed now. */
    public static UndertakingText present() {
        return read(PRESENT);
    }

    private static UndertakingText read(int version) {
        try (InputStream in = UndertakingText.class.getResourceAsStream("/undertaking/" + version + ".txt")) {
            byte[] bytes = in.readAllBytes();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new UndertakingText(
                    version,
                    new String(bytes, StandardCharsets.UTF_8),
                    HexFormat.of().formatHex(digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
