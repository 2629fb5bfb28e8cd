package org.ipmarket.listing.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.participant.UserRole;
import org.ipmarket.listing.register.Refusals;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.ParticipantId;
import org.jboss.logging.Logger;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RoleScopeResource;
import org.keycloak.admin.client.resource.UsersResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Logins at Keycloak, realm {@code ipmarket}, by the client {@code listing}, which may manage users and clients and nothing else. */
@ApplicationScoped
class KeycloakLogins implements Logins {
    private static final Logger LOG = Logger.getLogger(KeycloakLogins.class);
    private static final String REALM = "ipmarket";
    static final int RETRY_SECONDS = 5;

    private final Keycloak keycloak;

    KeycloakLogins(Keycloak keycloak) {
        this.keycloak = keycloak;
    }

    @Override
    public List<Login> of(Mode mode, ParticipantId participant, int most) {
        return ask(() -> users().searchByAttributes(0, most, null, false, "participant:" + participant).stream()
                .map(this::login)
                .filter(login -> login.mode() == mode && participant.equals(login.participant()))
                .toList());
    }

    @Override
    public Optional<Login> find(String username) {
        return ask(() -> users().searchByUsername(username, true).stream()
                .map(this::login)
                .findFirst());
    }

    private Login login(UserRepresentation user) {
        return new Login(
                user.getId(),
                user.getUsername(),
                attribute(user, "participant").map(ParticipantId::fromString).orElse(null),
                attribute(user, "mode").map(Mode::fromString).orElse(null),
                rolesOf(user.getId()),
                Boolean.TRUE.equals(user.isEnabled()));
    }

    private static Optional<String> attribute(UserRepresentation user, String name) {
        return Optional.ofNullable(user.firstAttribute(name)).filter(value -> !value.isEmpty());
    }

    private Set<UserRole> rolesOf(String id) {
        Set<UserRole> roles = EnumSet.noneOf(UserRole.class);
        for (RoleRepresentation role : roles(id).listAll()) {
            for (UserRole known : UserRole.values()) {
                if (name(known).equals(role.getName())) {
                    roles.add(known);
                }
            }
        }
        return roles;
    }

    @Override
    public Login create(String username, Mode mode, ParticipantId participant, Set<UserRole> roles, String password) {
        return ask(() -> {
            CredentialRepresentation first = new CredentialRepresentation();
            first.setType(CredentialRepresentation.PASSWORD);
            first.setValue(password);
            first.setTemporary(true);
            UserRepresentation user = new UserRepresentation();
            user.setUsername(username);
            user.setEnabled(true);
            user.setAttributes(Map.of("participant", List.of(participant.toString()), "mode", List.of(mode.wire())));
            user.setCredentials(List.of(first));
            String id = created(username, users().create(user));
            Login login = new Login(id, username, participant, mode, Set.of(), true);
            setRoles(login, roles);
            return new Login(id, username, participant, mode, roles, true);
        });
    }

    private static String created(String username, Response response) {
        try (response) {
            return switch (response.getStatus()) {
                case 201 -> CreatedResponseUtil.getCreatedId(response);
                case 409 -> throw Problems.conflict("user-exists", "There is a login '" + username + "' already.");
                case 400 ->
                    throw Refusals.unprocessable(
                            "invalid-user", "username", "the identity provider does not accept this name");
                default -> throw new WebApplicationException(response.getStatus());
            };
        }
    }

    @Override
    public void setRoles(Login login, Set<UserRole> roles) {
        ask(() -> {
            RoleScopeResource scope = roles(login.subject());
            List<RoleRepresentation> held = ours(scope.listAll(), EnumSet.allOf(UserRole.class));
            List<RoleRepresentation> gone = held.stream()
                    .filter(role -> !names(roles).contains(role.getName()))
                    .toList();
            if (!gone.isEmpty()) {
                scope.remove(gone);
            }
            List<RoleRepresentation> missing = ours(scope.listAvailable(), roles);
            if (!missing.isEmpty()) {
                scope.add(missing);
            }
            return null;
        });
    }

    @Override
    public void setActive(Login login, boolean active) {
        ask(() -> {
            UserRepresentation user = users().get(login.subject()).toRepresentation();
            user.setEnabled(active);
            users().get(login.subject()).update(user);
            if (!active) {
                users().get(login.subject()).logout();
            }
            return null;
        });
    }

    private static List<RoleRepresentation> ours(List<RoleRepresentation> all, Set<UserRole> wanted) {
        List<String> names = names(wanted);
        return all.stream().filter(role -> names.contains(role.getName())).toList();
    }

    private static List<String> names(Set<UserRole> roles) {
        return roles.stream().map(KeycloakLogins::name).toList();
    }

    private static String name(UserRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private UsersResource users() {
        return keycloak.realm(REALM).users();
    }

    private RoleScopeResource roles(String id) {
        return users().get(id).roles().realmLevel();
    }

    /** Whatever Keycloak cannot do now is a 503, and stands in the log without what was asked. */
    static <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (WebApplicationException | ProcessingException e) {
            LOG.warnf("Keycloak did not answer as it should: %s", e.getMessage());
            throw Problems.busy("logins-unavailable", "Logins cannot be kept at this moment.", RETRY_SECONDS);
        }
    }
}
