package org.ipmarket.notification.notice.desk;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ipmarket.notification.notice.link.SignedLinks;
import org.ipmarket.notification.notice.rule.Kind;
import org.ipmarket.notification.notice.store.KnownPerson;

/** The addresses that stand in mails. */
@ApplicationScoped
public class PublicAddress {
    private final String base;
    private final SignedLinks links;

    /** @param base of the door, as readers of mails reach it */
    PublicAddress(
            @ConfigProperty(name = "ipmarket.public.url", defaultValue = "http://localhost:8080") String base,
            SignedLinks links) {
        this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        this.links = links;
    }

    /** What all of them begin with, without a slash at its end. */
    public String market() {
        return base;
    }

    /** Where a person sees its notices. */
    public String notices() {
        return base + "/notices";
    }

    /** Where one click unsubscribes from mails of a kind. */
    public String unsubscription(KnownPerson person, Kind kind) {
        return base + "/api/v1/notices/unsubscriptions/" + links.unsubscription(person.linkKey(), kind);
    }

    /** Where a mail address is confirmed. */
    public String confirmation(KnownPerson person, String mail, java.time.Instant until) {
        return base + "/api/v1/notices/confirmations/" + links.confirmation(person.linkKey(), mail, until);
    }
}
