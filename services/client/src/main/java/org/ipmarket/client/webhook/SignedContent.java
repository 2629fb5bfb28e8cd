package org.ipmarket.client.webhook;

import java.nio.charset.StandardCharsets;

/** What is signed: {@code id.timestamp.body}, byte for byte as it is sent. */
final class SignedContent {
    private SignedContent() {}

    /** @throws IllegalArgumentException where the id has a full stop, with which another content could be made to look the same */
    static byte[] of(String id, String timestamp, byte[] body) {
        if (id.isEmpty() || id.indexOf('.') >= 0) {
            throw new IllegalArgumentException("the id of a webhook is not empty and has no full stop: " + id);
        }
        byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        byte[] content = new byte[head.length + body.length];
        System.arraycopy(head, 0, content, 0, head.length);
        System.arraycopy(body, 0, content, head.length, body.length);
        return content;
    }
}
