package org.ipmarket.gateway.page;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.ipmarket.gateway.exchange.Exchange;

/** A file of the page, read once at start. */
record StaticFile(Buffer content, String mediaType, String etag) {

    static StaticFile load(String resource, String mediaType) {
        try (InputStream stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is missing from the build");
            }
            byte[] bytes = stream.readAllBytes();
            CRC32C checksum = new CRC32C();
            checksum.update(bytes);
            return new StaticFile(
                    Buffer.buffer(bytes),
                    mediaType,
                    '"' + HexFormat.of().toHexDigits((int) checksum.getValue()) + "-" + bytes.length + '"');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void send(Exchange exchange) {
        HttpServerResponse response = exchange.response();
        response.putHeader("Cache-Control", "no-cache").putHeader("ETag", etag);
        if (etag.equals(exchange.request().getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader("Content-Type", mediaType + "; charset=utf-8").end(content);
    }
}
