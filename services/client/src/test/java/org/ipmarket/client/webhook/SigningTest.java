package org.ipmarket.client.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures against those that others have made, and what a verifier does not believe. */
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

    /**
     * The standard's own vectors: the first of its text and of the tests of its libraries, the second of the test
     * {@code TestAsymmetricWebhookSign} of its Go library, whose seed is followed here by its public key. The others were made without
     * Java: {@code openssl dgst -sha256 -mac HMAC -macopt hexkey:...} and {@code openssl pkeyutl -sign -rawin} over
     * {@code id.timestamp.body}, and again by Python's {@code hmac} and {@code cryptography}, with the same result; the key of the
     * fourth is that of RFC 8032, 7.1, test 1.
     *
     * @param verifying what a receiver holds
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
                        + "|whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
                        + "|msg_p5jXN8AQM9LWM0D4loKWxJek|1614265330|{\"test\": 2432232314}"
                        + "|v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "whsk_VEVTVFNJR05JTkdLRVlET05PVFVTRVRISVNGT1JBTllmU3h6Dt1JKqLSahf2FBSTeius6i4rdBVBKUlrbjxz+A=="
                        + "|whpk_ZlN4eg7dSSqi0moX9hQUk3orrOouK3QVQSlJa248c/g="
                        + "|msg_p5jXN8AQM9LWM0D4loKWxJek|1614265330|{\"test\": 2432232314}"
                        + "|v1a,tQ9V2XOqn7jL/DQenEFpqIugdBVtiMmER5mhSkXBNwM0mkATuDe6KYYUuxqtaiHeYGb7KaaBRdM5WqyeFiL8Ag==",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
                        + "|whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
                        + "|0197e3a0-0000-7000-8000-000000000001|1764489600|{\"type\":\"lot.closed.v1\",\"名\":\"专利\"}"
                        + "|v1,r5ICz6fmgUInInzm0Fv/T/XGScD2mWCXwta6hND7BHA=",
                "whsk_nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2DXWpgBgrEKt9VL/tPJZAc6DuFy89qmIyWvAhpo9wdRGg=="
                        + "|whpk_11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
                        + "|0197e3a0-0000-7000-8000-000000000001|1764489600|{\"type\":\"lot.closed.v1\",\"名\":\"专利\"}"
                        + "|v1a,naFs3HH3UpwM2Lp7qxo/4rYz7tZVz/TuIZdpesQOWNxBX6E728wp/w+J1ph/wMgvjVMow/DzEbUkF1xAQ5PuBw=="
            })
    void whatOthersSignedIsSignedAndVerifiedHere(
            String signing, String verifying, String id, long timestamp, String text, String signature)
            throws VerificationFailed {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        SigningKey key = SigningKey.of(signing);
        WebhookVerifier receiver = new WebhookVerifier(
                List.of(verifying),
                WebhookVerifier.USUAL_TOLERANCE,
                InstantSource.fixed(Instant.ofEpochSecond(timestamp)));

        assertThat(key.sign(id, timestamp, body)).isEqualTo(signature);
        assertThat(key.verifyingText()).isEqualTo(verifying);
        assertThat(receiver.verify(headers(id, timestamp, "v1,AAAA v1a,AAAA v2,AAAA " + signature), body))
                .isEqualTo(id);
    }

    /** The answer of a sender's other keys, of a scheme that is not known, and what is no signature at all are passed over. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "v1", "v1,", "v1a,", "v1,!", "v1a,AAAA", "v2,AAAA", ",", "v1,,", "v1,AAAA  v1,BBBB"})
    void whatIsNoSignatureIsNotBelieved(String signature) {
        assertFails(
                SigningKey.random(Scheme.HMAC_SHA256),
                headers(ID, NOW.getEpochSecond(), signature),
                BODY,
                VerificationFailed.Reason.NO_MATCHING_SIGNATURE);
    }

    /** However long the header: a sender has few keys. */
    @Test
    void onlyAFewSignaturesAreLookedAt() {
        SigningKey key = SigningKey.random(Scheme.HMAC_SHA256);
        String signature = "v1,AAAA ".repeat(1000) + key.sign(ID, NOW.getEpochSecond(), BODY);

        assertFails(
                key,
                headers(ID, NOW.getEpochSecond(), signature),
                BODY,
                VerificationFailed.Reason.NO_MATCHING_SIGNATURE);
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
