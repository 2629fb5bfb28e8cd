package org.ipmarket.notification.webhook.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our signatures against other people's implementations, and what a verifier does not believe. */
class SigningTest {
    private static final String ID = "0197e3a0-0000-7000-8000-000000000001";
    private static final byte[] BODY = "{\"type\":\"lot.closed.v1\",\"名\":\"专利\"}".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");

    private static UnaryOperator<String> headers(String id, long timestamp, String signature) {
        Map<String, String> all = Map.of(
                WebhookHeaders.ID, id,
                WebhookHeaders.TIMESTAMP, Long.toString(timestamp),
                WebhookHeaders.SIGNATURE, signature);
        return all::get;
    }

    private static WebhookVerifier verifier(String... keys) {
        return new WebhookVerifier(List.of(keys), WebhookVerifier.USUAL_TOLERANCE, InstantSource.fixed(NOW));
    }

    /** The example that the standard's own text gives. */
    @Test
    void theStandardsExampleIsSignedAsItSays() {
        SigningKey key = SigningKey.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

        assertThat(key.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330L, body))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void theStandardsLibraryVerifiesOurs() throws Exception {
        SigningKey key = SigningKey.random(Scheme.HMAC_SHA256);
        long now = Instant.now().getEpochSecond();
        String signature = key.sign(ID, now, BODY);

        new Webhook(key.text())
                .verify(
                        new String(BODY, StandardCharsets.UTF_8),
                        Map.of(
                                "webhook-id", List.of(ID),
                                "webhook-timestamp", List.of(Long.toString(now)),
                                "webhook-signature", List.of("v1,AAAA " + signature)));
        assertThatThrownBy(
                        () -> new Webhook(SigningKey.random(Scheme.HMAC_SHA256).text())
                                .verify(
                                        new String(BODY, StandardCharsets.UTF_8),
                                        Map.of(
                                                "webhook-id", List.of(ID),
                                                "webhook-timestamp", List.of(Long.toString(now)),
                                                "webhook-signature", List.of(signature))))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void weVerifyWhatTheStandardsLibrarySigns() throws Exception {
        SigningKey key = SigningKey.random(Scheme.HMAC_SHA256);
        String signature =
                new Webhook(key.text()).sign(ID, NOW.getEpochSecond(), new String(BODY, StandardCharsets.UTF_8));

        assertThat(verifier(key.text()).verify(headers(ID, NOW.getEpochSecond(), signature), BODY))
                .isEqualTo(ID);
    }

    /** Bouncy Castle's Ed25519 shares no line with Java's own. */
    @Test
    void anotherEd25519VerifiesOurs() {
        SigningKey key = SigningKey.random(Scheme.ED25519);
        String signature = key.sign(ID, 17, BODY);
        byte[] publicKey = Base64.getDecoder().decode(key.verifyingText().substring("whpk_".length()));
        byte[] content = (ID + ".17." + new String(BODY, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        byte[] bytes = Base64.getDecoder().decode(signature.substring("v1a,".length()));

        assertThat(Ed25519.verify(bytes, 0, publicKey, 0, content, 0, content.length))
                .isTrue();
        content[content.length - 1] ^= 1;
        assertThat(Ed25519.verify(bytes, 0, publicKey, 0, content, 0, content.length))
                .isFalse();
    }

    /** RFC 8032, 7.1, the first test's key pair. */
    @Test
    void theKeyOfTheRfcGivesWhatBouncyCastleGives() {
        byte[] seed = HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        byte[] publicKey = HexFormat.of().parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        byte[] both = Arrays.copyOf(seed, 64);
        System.arraycopy(publicKey, 0, both, 32, 32);
        SigningKey key = SigningKey.of("whsk_" + Base64.getEncoder().encodeToString(both));
        byte[] content = (ID + ".17." + new String(BODY, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        byte[] expected = new byte[64];
        Ed25519.sign(seed, 0, content, 0, content.length, expected, 0);

        assertThat(key.sign(ID, 17, BODY))
                .isEqualTo("v1a," + Base64.getEncoder().encodeToString(expected));
    }

    @ParameterizedTest
    @EnumSource
    void aKeyComesBackFromItsText(Scheme scheme) throws Exception {
        SigningKey key = SigningKey.random(scheme);
        SigningKey again = SigningKey.of(key.text());

        assertThat(again.sign(ID, NOW.getEpochSecond(), BODY)).isEqualTo(key.sign(ID, NOW.getEpochSecond(), BODY));
        assertThat(verifier(again.verifyingText())
                        .verify(headers(ID, NOW.getEpochSecond(), key.sign(ID, NOW.getEpochSecond(), BODY)), BODY))
                .isEqualTo(ID);
        assertThat(key.toString()).doesNotContain(key.text().substring(6));
    }

    @ParameterizedTest
    @EnumSource
    void oneOfSeveralKeysIsEnough(Scheme scheme) throws Exception {
        SigningKey old = SigningKey.random(Scheme.HMAC_SHA256);
        SigningKey fresh = SigningKey.random(scheme);
        long at = NOW.getEpochSecond();
        String both = fresh.sign(ID, at, BODY) + " " + old.sign(ID, at, BODY);

        assertThat(verifier(old.verifyingText()).verify(headers(ID, at, both), BODY))
                .isEqualTo(ID);
        assertThat(verifier(fresh.verifyingText()).verify(headers(ID, at, both), BODY))
                .isEqualTo(ID);
        assertThat(verifier(old.verifyingText(), fresh.verifyingText())
                        .verify(headers(ID, at, fresh.sign(ID, at, BODY)), BODY))
                .isEqualTo(ID);
    }

    @ParameterizedTest
    @EnumSource
    void whatWasChangedIsNotBelieved(Scheme scheme) {
        SigningKey key = SigningKey.random(scheme);
        long at = NOW.getEpochSecond();
        String signature = key.sign(ID, at, BODY);
        byte[] other = BODY.clone();
        other[0] ^= 1;

        assertFails(key, headers(ID, at, signature), other, VerificationFailed.Reason.NO_MATCHING_SIGNATURE);
        assertFails(key, headers(ID + "x", at, signature), BODY, VerificationFailed.Reason.NO_MATCHING_SIGNATURE);
        assertFails(key, headers(ID, at + 1, signature), BODY, VerificationFailed.Reason.NO_MATCHING_SIGNATURE);
        String asOtherScheme =
                (scheme == Scheme.ED25519 ? "v1," : "v1a,") + signature.split(",")[1];
        assertFails(key, headers(ID, at, asOtherScheme), BODY, VerificationFailed.Reason.NO_MATCHING_SIGNATURE);
        assertFails(key, name -> null, BODY, VerificationFailed.Reason.HEADER_MISSING);
    }

    private static void assertFails(
            SigningKey key, UnaryOperator<String> headers, byte[] body, VerificationFailed.Reason reason) {
        assertThatThrownBy(() -> verifier(key.verifyingText()).verify(headers, body))
                .isInstanceOfSatisfying(VerificationFailed.class, failed -> assertThat(failed.reason())
                        .isEqualTo(reason));
    }

    @Test
    void anOldMessageIsNotBelievedNorOneOfTheFuture() {
        SigningKey key = SigningKey.random(Scheme.HMAC_SHA256);
        long old = NOW.minus(Duration.ofSeconds(301)).getEpochSecond();
        long early = NOW.plus(Duration.ofSeconds(301)).getEpochSecond();

        assertFails(key, headers(ID, old, key.sign(ID, old, BODY)), BODY, VerificationFailed.Reason.TOO_OLD);
        assertFails(key, headers(ID, early, key.sign(ID, early, BODY)), BODY, VerificationFailed.Reason.TOO_NEW);
        assertFails(
                key,
                name -> name.equals(WebhookHeaders.TIMESTAMP) ? "yesterday" : "x",
                BODY,
                VerificationFailed.Reason.TIMESTAMP_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 23, 65, 100})
    void aSecretOfAnotherLengthIsNone(int length) {
        String text = "whsec_" + Base64.getEncoder().encodeToString(new byte[length]);

        assertThatThrownBy(() -> SigningKey.of(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WebhookVerifier.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anIdWithAFullStopIsNotSigned() {
        assertThatThrownBy(() -> SigningKey.random(Scheme.HMAC_SHA256).sign("a.1", 1, BODY))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
