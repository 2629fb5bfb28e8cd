package org.ipmarket.notification.notice.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ipmarket.notification.notice.rule.Kind;
import org.ipmarket.notification.notice.rule.Language;
import org.junit.jupiter.api.Test;

class TextsTest {
    private final Texts texts = new Texts();

    @Test
    void bothLanguagesSayTheSame() {
        assertThat(texts.keys(Language.EN)).isEqualTo(texts.keys(Language.ZH));
        for (String key : texts.keys(Language.ZH)) {
            assertThat(texts.places(Language.EN, key)).as(key).isEqualTo(texts.places(Language.ZH, key));
        }
    }

    @Test
    void aTextSpeaksOfWhatItsKindTells() {
        for (String key : texts.keys(Language.ZH)) {
            String name = key.split("\\.")[0];
            if (key.matches("[A-Z_]+(\\.[A-Z]+)?\\.(title|text)")) {
                Set<String> told = new HashSet<>(Kind.valueOf(name).facts());
                told.add("link"); // of the mail that confirms an address
                assertThat(told).as(key).containsAll(texts.places(Language.ZH, key));
            }
        }
    }

    @Test
    void everyKindHasItsTextAndItsName() {
        Set<String> titled = new TreeSet<>();
        for (String key : texts.keys(Language.ZH)) {
            if (key.matches("[A-Z_]+(\\.[A-Z]+)?\\.title")) {
                assertThat(texts.keys(Language.ZH)).contains(key.replace(".title", ".text"));
                titled.add(key.split("\\.")[0]);
            }
        }
        for (Kind kind : Kind.values()) {
            assertThat(titled).contains(kind.name());
            assertThat(texts.say("kind." + kind, Language.EN, Map.of())).isNotBlank();
        }
    }

    @Test
    void whatEventsSayCannotBreakATitleOrBecomeAPlace() {
        Rendered rendered = texts.render(
                Kind.LOT_CANCELLED,
                null,
                Language.EN,
                Map.of(
                        "title",
                        "A\r\nBcc: x@example.org {reason}",
                        "reason",
                        "{title} [gone] $1",
                        "at",
                        "2026-03-09T03:00:12Z"));

        assertThat(rendered.title()).isEqualTo("The lot was cancelled: A Bcc: x@example.org {reason}");
        assertThat(rendered.text()).endsWith("Reason: {title} [gone] $1");
    }
}
