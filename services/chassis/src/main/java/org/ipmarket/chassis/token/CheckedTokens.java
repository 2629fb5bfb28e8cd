package org.ipmarket.chassis.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.ipmarket.chassis.config.ChassisConfig;
import org.ipmarket.messages.MarketClock;

/**
 * Tokens that were checked lately, each with whom it names: an RSA signature is checked once for each token and not for each
 * request. A token passes only until it expires and only while the keys of the identity provider are those by which it was checked.
 * Everything else is the business of Quarkus.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class CheckedTokens implements HttpAuthenticationMechanism {
    private static final String BEARER = "Bearer ";

    private final OidcAuthenticationMechanism oidc;
    private final PublishedKeys keys;
    private final MarketClock clock;
    private final Cache<String, Checked> kept;

    CheckedTokens(OidcAuthenticationMechanism oidc, PublishedKeys keys, MarketClock clock, ChassisConfig config) {
        this.oidc = oidc;
        this.keys = keys;
        this.clock = clock;
        this.kept = Caffeine.newBuilder()
                .maximumSize(config.tokens().kept())
                .expireAfterWrite(config.tokens().keptFor())
                .build();
    }

    /** @param keys which generation of them had signed it */
    private record Checked(SecurityIdentity identity, Instant expiresAt, long keys) {}

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identityProviders) {
        String token = token(request);
        if (token == null) {
            return oidc.authenticate(request, identityProviders);
        }
        // read before the check: keys that change meanwhile make what is found out of date
        long generation = keys.generation();
        Checked checked = kept.getIfPresent(token);
        if (checked != null && isGood(checked, generation)) {
            return Uni.createFrom().item(checked.identity());
        }
        kept.invalidate(token);
        if (keys.isWithdrawn(token)) {
            return Uni.createFrom().failure(new AuthenticationFailedException("the token's key was withdrawn"));
        }
        return oidc.authenticate(request, identityProviders).invoke(identity -> keep(token, identity, generation));
    }

    private boolean isGood(Checked checked, long generation) {
        return checked.keys() == generation && clock.now().isBefore(checked.expiresAt());
    }

    private void keep(String token, SecurityIdentity identity, long generation) {
        if (generation != PublishedKeys.UNKNOWN
                && identity != null
                && identity.getPrincipal() instanceof JsonWebToken claims
                && claims.getExpirationTime() > 0) {
            kept.put(
                    token,
                    new Checked(lasting(identity), Instant.ofEpochSecond(claims.getExpirationTime()), generation));
        }
    }

    /** Without what belongs to the request with which it came. */
    private static SecurityIdentity lasting(SecurityIdentity identity) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addRoles(identity.getRoles())
                .addCredentials(identity.getCredentials())
                .build();
    }

    /** Whether the token would pass without a check of its signature. */
    boolean isKept(String token) {
        Checked checked = kept.getIfPresent(token);
        return checked != null && isGood(checked, keys.generation());
    }

    private static String token(RoutingContext request) {
        String header = request.request().getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length())
                : null;
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return oidc.getChallenge(request);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return oidc.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return oidc.getCredentialTransport(request);
    }
}
