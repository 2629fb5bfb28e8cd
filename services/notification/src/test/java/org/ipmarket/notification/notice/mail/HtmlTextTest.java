package org.ipmarket.notification.notice.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.ipmarket.notification.notice.rule.Language;
import org.junit.jupiter.api.Test;

class HtmlTextTest {
    private static final String MARKET = "https://market.example.org";

    @Test
    void theMarketsOwnAddressIsALinkWhateverStandsInIt() {
        assertThat(html("See: https://market.example.org/n?a=$1\\2&b=${c}。"))
                .contains("<p>See: <a href=\"https://market.example.org/n?a=$1\\2&amp;b=${c}\">"
                        + "https://market.example.org/n?a=$1\\2&amp;b=${c}</a>。</p>");
        assertThat(html("(\"https://market.example.org/n\")"))
                .contains("(&quot;<a href=\"https://market.example.org/n\">https://market.example.org/n</a>&quot;)");
    }

    @Test
    void anothersAddressIsText() {
        assertThat(html("https://evil.example.net/n https://market.example.org.evil.example.net/n <a href='x'>"))
                .contains("<p>https://evil.example.net/n https://market.example.org.evil.example.net/n"
                        + " &lt;a href=&#39;x&#39;&gt;</p>")
                .doesNotContain("<a ");
    }

    private static String html(String text) {
        return HtmlText.document(Language.EN, "Title", text, "Foot", MARKET);
    }
}
