package org.ipmarket.notification.notice.api;

import org.ipmarket.messages.LocalizedText;
import org.ipmarket.notification.notice.rule.Kind;
import org.ipmarket.notification.notice.rule.Language;
import org.ipmarket.notification.notice.text.Texts;

/**
 * A kind of notice.
 *
 * @param obligatory whether its mails cannot be unsubscribed from
 * @param why it is sent although somebody might not want it, or may be refused
 * @param source law or rule that asks for it; absent where none does
 */
record KindView(Kind kind, LocalizedText name, boolean obligatory, LocalizedText why, String source) {
    static KindView of(Kind kind, Texts texts) {
        return new KindView(
                kind,
                new LocalizedText(name(kind, Language.ZH, texts), name(kind, Language.EN, texts)),
                kind.isObligatory(),
                new LocalizedText(kind.duty().why(Language.ZH), kind.duty().why(Language.EN)),
                kind.duty().source());
    }

    private static String name(Kind kind, Language language, Texts texts) {
        return texts.say("kind." + kind, language, java.util.Map.of());
    }
}
