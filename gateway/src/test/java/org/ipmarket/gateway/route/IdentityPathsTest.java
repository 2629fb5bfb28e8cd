package org.ipmarket.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityPathsTest {
    private final IdentityPaths paths = IdentityPaths.under("/auth");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/auth/realms/ipmarket/protocol/openid-connect/token",
                "/auth/realms/ipmarket/login-actions/authenticate",
                "/auth/realms/ipmarket/.well-known/openid-configuration",
                "/auth/resources/abc/login/keycloak.v2/css/styles.css",
            })
    void openTheRealmAndItsFiles(String path) {
        assertThat(paths.reachable(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/auth",
                "/auth/",
                "/auth/admin/",
                "/auth/admin/master/console/",
                "/auth/admin/realms/ipmarket/users",
                "/auth/realms/master/protocol/openid-connect/token",
                "/auth/realms/ipmarket2/protocol/openid-connect/token",
                "/auth/realms/ipmarket",
                "/auth/realms/ipmarket/clients-registrations/default",
                "/auth/health",
                "/auth/metrics",
                "/realms/ipmarket/protocol/openid-connect/token",
            })
    void keepEverythingElseShut(String path) {
        assertThat(paths.reachable(path)).isFalse();
    }
}
