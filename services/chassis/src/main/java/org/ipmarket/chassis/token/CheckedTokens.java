package org.ipmarket.chassis.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkiverse.resteasy.problem.HttpProblem;
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
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Callers;
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

    /** @param caller null where the market cannot make one of the claims @param keys which generation of them had signed it */
    private record Checked(SecurityIdentity identity, Caller caller, Instant expiresAt, long keys) {}

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identityProviders) {
        String token = token(request.request().getHeader("Authorization"));
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

    /**
     * Whom a token names that would pass without a check of its signature, as {@link org.ipmarket.chassis.caller.CurrentCaller} would read it;
     * empty where it was not checked lately, or names nobody whom the market knows: then only the ordinary way tells why. For what is asked
     * so often that each step between socket and answer counts.
     *
     * @param header {@code Authorization}, whole; null where there is none
     */
    public Optional<Caller> caller(String header) {
        String token = token(header);
        Checked checked = token == null ? null : kept.getIfPresent(token);
        return checked != null && isGood(checked, keys.generation())
                ? Optional.ofNullable(checked.caller())
                : Optional.empty();
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
                    new Checked(
                            lasting(identity),
                            named(identity, claims),
                            Instant.ofEpochSecond(claims.getExpirationTime()),
                            generation));
        }
    }

    private static Caller named(SecurityIdentity identity, JsonWebToken claims) {
        try {
            return Callers.named(identity, claims);
        } catch (HttpProblem refused) {
            return null;
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

    private static String token(String header) {
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
