package org.ipmarket.gateway.page;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;
import org.ipmarket.gateway.exchange.Exchange;

/**
 * A file of the page, read once at start.
 *
 * @param zipped the same for who takes gzip; null where that is not worth it
 * @param policy what the page may load; null for what is no page
 */
record StaticFile(Buffer content, Buffer zipped, String mediaType, String etag, String policy) {
    private static final int WORTH_ZIPPING = 64 * 1024;

    static StaticFile load(String resource, String mediaType) {
        return of(read(resource), mediaType, null);
    }

    static StaticFile of(byte[] bytes, String mediaType, String policy) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return new StaticFile(
                Buffer.buffer(bytes),
                bytes.length < WORTH_ZIPPING ? null : Buffer.buffer(zip(bytes)),
                mediaType,
                HexFormat.of().toHexDigits((int) checksum.getValue()) + "-" + bytes.length,
                policy);
    }

    static byte[] read(String resource) {
        try (InputStream stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is missing from the build");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] zip(byte[] bytes) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    void send(Exchange exchange) {
        String accepted = exchange.request().getHeader("Accept-Encoding");
        boolean zip = zipped != null && accepted != null && accepted.contains("gzip");
        String tag = '"' + etag + (zip ? "-gzip" : "") + '"';
        HttpServerResponse response = exchange.response();
        response.putHeader("Cache-Control", "no-cache").putHeader("ETag", tag);
        if (zipped != null) {
            response.putHeader("Vary", "Accept-Encoding");
        }
        if (policy != null) {
            response.putHeader("Content-Security-Policy", policy);
        }
        if (tag.equals(exchange.request().getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
            return;
        }
        if (zip) {
            response.putHeader("Content-Encoding", "gzip");
        }
        response.putHeader("Content-Type", mediaType + "; charset=utf-8").end(zip ? zipped : content);
    }
}
