package org.ipmarket.chassis.caller;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/** Reads who calls from a token that was checked. */
public final class Callers {
    private Callers() {}

    /**
     * Whom the token itself names; on whose behalf that acts is not its matter.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 401 without a subject, 403 where the token lacks what the market needs
     */
    public static Caller named(SecurityIdentity identity, JsonWebToken token) {
        if (identity.isAnonymous() || token.getSubject() == null) {
            throw Problems.unauthorized();
        }
        Mode mode = claim(token, "mode", Mode::fromString);
        if (mode == null) {
            throw Problems.forbidden("The token has no claim 'mode'.");
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        identity.getRoles().forEach(name -> Role.ofRealmName(name).ifPresent(roles::add));
        return new Caller(
                token.getSubject(),
                token.getClaim("preferred_username"),
                token.getClaim("azp"),
                claim(token, "participant", ParticipantId::fromString),
                claim(token, "centre", CentreCode::fromString),
                null,
                mode,
                roles);
    }

    private static <T> T claim(JsonWebToken token, String name, Function<String, T> parse) {
        Object value = token.getClaim(name);
        if (value == null || value.toString().isEmpty()) {
            return null;
        }
        try {
            return parse.apply(value.toString());
        } catch (IllegalArgumentException e) {
            throw Problems.forbidden("The token's claim '" + name + "' is malformed.");
        }
    }
}
