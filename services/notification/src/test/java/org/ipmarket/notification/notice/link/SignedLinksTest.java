package org.ipmarket.notification.notice.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.ipmarket.notification.notice.rule.Kind;
import org.junit.jupiter.api.Test;

class SignedLinksTest {
    private final SignedLinks links = new SignedLinks(new byte[32]);
    private final UUID reader = UUID.randomUUID();

    @Test
    void aLinkSaysWhatItWasMadeFor() {
        assertThat(links.readUnsubscription(links.unsubscription(reader, Kind.OUTBID)))
                .contains(new SignedLinks.Unsubscription(reader, Kind.OUTBID));
        Instant until = Instant.ofEpochSecond(1_800_000_000);
        assertThat(links.readConfirmation(links.confirmation(reader, "a@example.org", until)))
                .contains(new SignedLinks.Confirmation(reader, SignedLinks.digest("a@example.org"), until));
    }

    @Test
    void nobodyMakesOneForAnotherReaderOrKind() {
        String token = links.unsubscription(reader, Kind.OUTBID);
        String signature = token.substring(token.lastIndexOf('.'));
        String other = links.unsubscription(UUID.randomUUID(), Kind.OUTBID);

        assertThat(links.readUnsubscription(other.substring(0, other.lastIndexOf('.')) + signature))
                .isEmpty();
        assertThat(links.readUnsubscription(token.replace("OUTBID", "LOST"))).isEmpty();
        assertThat(links.readUnsubscription(token.substring(0, token.length() - 1)))
                .isEmpty();
        assertThat(links.readUnsubscription("")).isEmpty();
        assertThat(links.readUnsubscription("...")).isEmpty();
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;
        assertThat(new SignedLinks(otherKey).readUnsubscription(token)).isEmpty();
    }

    @Test
    void oneDoesNotDoForTheOther() {
        assertThat(links.readConfirmation(links.unsubscription(reader, Kind.OUTBID)))
                .isEmpty();
        assertThat(links.readUnsubscription(links.confirmation(reader, "a@example.org", Instant.now())))
                .isEmpty();
    }

    @Test
    void itDoesNotSayWhoItsReaderIs() {
        assertThat(links.unsubscription(reader, Kind.OUTBID)).doesNotContain(reader.toString());
    }
}
