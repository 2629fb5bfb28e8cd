package org.ipmarket.listing.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.ClientsResource;
import org.keycloak.admin.client.resource.RoleScopeResource;
import org.keycloak.admin.client.resource.UsersResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Logins and clients of sandboxes at Keycloak, realm {@code ipmarket}, kept by the client {@code listing}. */
@ApplicationScoped
class KeycloakTwinLogins implements TwinLogins {
    private static final String REALM = "ipmarket";
    private static final String SERVICE_ACCOUNT = "service-account-";
    private static final int MOST = 1_000;

    /** Marks a client as a sandbox's, with the centre's code: no other client is ever changed here. */
    private static final String MARK = "ipmarket.sandbox";

    private static final Set<Role> STAFF = EnumSet.of(Role.REVIEWER, Role.FINANCE, Role.RECORDAL, Role.MANAGER);
    private static final List<String> SCOPES = List.of("basic", "profile", "roles", "market");

    private final Keycloak keycloak;

    KeycloakTwinLogins(Keycloak keycloak) {
        this.keycloak = keycloak;
    }

    @Override
    public List<Member> staff(Mode mode, CentreCode centre) {
        return KeycloakLogins.ask(() -> of(mode, centre).stream()
                .filter(user -> Boolean.TRUE.equals(user.isEnabled()))
                .filter(user -> !user.getUsername().startsWith(SERVICE_ACCOUNT))
                .map(user -> new Member(user.getUsername(), staffRoles(user)))
                .filter(member -> !member.roles().isEmpty())
                .sorted(Comparator.comparing(Member::username))
                .toList());
    }

    private Set<Role> staffRoles(UserRepresentation user) {
        List<String> names = scope(user.getId()).listAll().stream()
                .map(RoleRepresentation::getName)
                .toList();
        Set<Role> roles = EnumSet.copyOf(STAFF);
        roles.removeIf(role -> !names.contains(role.realmName()));
        return roles;
    }

    @Override
    public List<String> clients(Mode mode, CentreCode centre) {
        return KeycloakLogins.ask(() -> of(mode, centre).stream()
                .filter(user -> Boolean.TRUE.equals(user.isEnabled()))
                .map(UserRepresentation::getUsername)
                .filter(name -> name.startsWith(SERVICE_ACCOUNT))
                .map(name -> name.substring(SERVICE_ACCOUNT.length()))
                .sorted()
                .toList());
    }

    private List<UserRepresentation> of(Mode mode, CentreCode centre) {
        return users().searchByAttributes(0, MOST, null, false, "centre:" + centre + " mode:" + mode.wire()).stream()
                .filter(user -> has(user, "centre", centre.value()) && has(user, "mode", mode.wire()))
                .toList();
    }

    private static boolean has(UserRepresentation user, String attribute, String value) {
        return value.equals(user.firstAttribute(attribute));
    }

    @Override
    public boolean isLogin(String username) {
        return KeycloakLogins.ask(() -> find(username).isPresent());
    }

    @Override
    public boolean isClient(String clientId) {
        return KeycloakLogins.ask(() -> !clients().findByClientId(clientId).isEmpty());
    }

    @Override
    public void keepLogin(Twin twin, String password) {
        KeycloakLogins.ask(() -> {
            CredentialRepresentation word = new CredentialRepresentation();
            word.setType(CredentialRepresentation.PASSWORD);
            word.setValue(password);
            word.setTemporary(false);
            UserRepresentation user = find(twin.name()).orElse(null);
            if (user == null) {
                user = new UserRepresentation();
                user.setUsername(twin.name());
                user.setEnabled(true);
                user.setAttributes(attributes(twin));
                user.setCredentials(List.of(word));
                try (Response made = users().create(user)) {
                    if (made.getStatus() != 201) {
                        throw unavailable(twin, made.getStatus());
                    }
                }
                user = find(twin.name()).orElseThrow();
            } else {
                requireOurs(twin, user);
                user.setEnabled(true);
                users().get(user.getId()).update(user);
                users().get(user.getId()).resetPassword(word);
            }
            giveRoles(user.getId(), twin.roles());
            return null;
        });
    }

    private static Map<String, List<String>> attributes(Twin twin) {
        Map<String, List<String>> attributes = new HashMap<>();
        attributes.put("mode", List.of(Mode.TEST.wire()));
        if (twin.participant() == null) {
            attributes.put("centre", List.of(twin.centre().value()));
        } else {
            attributes.put("participant", List.of(twin.participant().toString()));
        }
        return attributes;
    }

    private static void requireOurs(Twin twin, UserRepresentation user) {
        attributes(twin).forEach((name, value) -> {
            if (!has(user, name, value.getFirst())) {
                throw taken(twin);
            }
        });
    }

    private static RuntimeException taken(Twin twin) {
        return Problems.conflict(
                "sandbox-name-taken", "'" + twin.name() + "' is known to the identity provider as something else.");
    }

    private static RuntimeException unavailable(Twin twin, int status) {
        return Problems.busy(
                "logins-unavailable",
                "The identity provider answers " + status + " to '" + twin.name() + "'.",
                KeycloakLogins.RETRY_SECONDS);
    }

    @Override
    public void keepClient(Twin twin, String secret) {
        KeycloakLogins.ask(() -> {
            ClientRepresentation client = client(twin).orElse(null);
            if (client == null) {
                client = new ClientRepresentation();
                client.setClientId(twin.name());
                client.setName("Software of the centre " + twin.centre() + ", rehearsing");
                client.setProtocol("openid-connect");
                client.setPublicClient(false);
                client.setClientAuthenticatorType("client-secret");
                client.setStandardFlowEnabled(false);
                client.setImplicitFlowEnabled(false);
                client.setDirectAccessGrantsEnabled(false);
                client.setServiceAccountsEnabled(true);
                client.setFullScopeAllowed(true);
                client.setDefaultClientScopes(SCOPES);
                client.setOptionalClientScopes(List.of());
                client.setAttributes(Map.of(MARK, twin.centre().value()));
                client.setSecret(secret);
                client.setEnabled(true);
                try (Response made = clients().create(client)) {
                    if (made.getStatus() != 201) {
                        throw unavailable(twin, made.getStatus());
                    }
                }
                client = client(twin).orElseThrow();
            } else {
                client.setEnabled(true);
                client.setSecret(secret);
                clients().get(client.getId()).update(client);
            }
            UserRepresentation account = clients().get(client.getId()).getServiceAccountUser();
            account.setAttributes(attributes(twin));
            users().get(account.getId()).update(account);
            giveRoles(account.getId(), twin.roles());
            return null;
        });
    }

    private Optional<ClientRepresentation> client(Twin twin) {
        Optional<ClientRepresentation> found =
                clients().findByClientId(twin.name()).stream().findFirst();
        if (found.isPresent()
                && (found.get().getAttributes() == null
                        || !twin.centre()
                                .value()
                                .equals(found.get().getAttributes().get(MARK)))) {
            throw taken(twin);
        }
        return found;
    }

    @Override
    public void shutLogin(Twin twin) {
        KeycloakLogins.ask(() -> {
            find(twin.name()).ifPresent(user -> {
                requireOurs(twin, user);
                user.setEnabled(false);
                users().get(user.getId()).update(user);
                users().get(user.getId()).logout();
            });
            return null;
        });
    }

    @Override
    public void shutClient(Twin twin) {
        KeycloakLogins.ask(() -> {
            client(twin).ifPresent(client -> {
                client.setEnabled(false);
                clients().get(client.getId()).update(client);
            });
            return null;
        });
    }

    /** These of the market's roles and no others. */
    private void giveRoles(String user, Set<Role> roles) {
        RoleScopeResource scope = scope(user);
        List<String> wanted = roles.stream().map(Role::realmName).toList();
        List<String> known = Arrays.stream(Role.values()).map(Role::realmName).toList();
        List<RoleRepresentation> held = scope.listAll();
        List<RoleRepresentation> gone = held.stream()
                .filter(role -> known.contains(role.getName()) && !wanted.contains(role.getName()))
                .toList();
        if (!gone.isEmpty()) {
            scope.remove(gone);
        }
        List<String> missing = new ArrayList<>(wanted);
        held.forEach(role -> missing.remove(role.getName()));
        if (!missing.isEmpty()) {
            scope.add(scope.listAvailable().stream()
                    .filter(role -> missing.contains(role.getName()))
                    .toList());
        }
    }

    private Optional<UserRepresentation> find(String username) {
        return users().searchByUsername(username, true).stream().findFirst();
    }

    private UsersResource users() {
        return keycloak.realm(REALM).users();
    }

    private ClientsResource clients() {
        return keycloak.realm(REALM).clients();
    }

    private RoleScopeResource scope(String user) {
        return users().get(user).roles().realmLevel();
    }
}
