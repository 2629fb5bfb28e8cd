package org.ipmarket.listing.api;

import static org.ipmarket.listing.api.Fields.required;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.api.ParticipantViews.ReasonRequest;
import org.ipmarket.listing.participant.UserRole;
import org.ipmarket.listing.people.KeepUsers;
import org.ipmarket.listing.people.KeepUsers.NewUser;
import org.ipmarket.listing.people.Logins.Login;
import org.ipmarket.messages.id.ParticipantId;

/** Logins of a participant: of the caller's own, or of the one that the parameter {@code participant} names. */
@Path("/api/v1/users")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class UserResource {
    private final KeepUsers users;
    private final CurrentCaller caller;

    UserResource(KeepUsers users, CurrentCaller caller) {
        this.users = users;
        this.caller = caller;
    }

    /** Body of {@code POST /users}. */
    public record UserRequest(String username, Set<UserRole> roles) {
        NewUser user() {
            return new NewUser(required("username", username), given(roles));
        }
    }

    /** Body of {@code POST /users/{username}/roles}. */
    public record RolesRequest(Set<UserRole> roles) {}

    /** A login. {@code firstPassword} is told once, in the answer to its creation. */
    public record UserView(
            String username, ParticipantId participant, List<UserRole> roles, boolean active, String firstPassword) {
        static UserView of(Login login, String firstPassword) {
            return new UserView(
                    login.username(),
                    login.participant(),
                    login.roles().stream().sorted().toList(),
                    login.active(),
                    firstPassword);
        }
    }

    /** All of them: there is a bound to how many a participant has. */
    public record UserList(List<UserView> items) {}

    private static Set<UserRole> given(Set<UserRole> roles) {
        required("roles", roles).forEach(role -> required("roles", role));
        return Set.copyOf(roles);
    }

    @GET
    public UserList list(@QueryParam("participant") ParticipantId participant) {
        Caller who = caller.get();
        return new UserList(users.list(who, whose(who, participant)).stream()
                .map(login -> UserView.of(login, null))
                .toList());
    }

    @POST
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = UserView.class)))
    public Response create(@QueryParam("participant") ParticipantId participant, UserRequest request) {
        Caller who = caller.get();
        KeepUsers.Made made = users.create(who, whose(who, participant), request::user);
        return Response.status(201)
                .entity(UserView.of(made.login(), made.firstPassword()))
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Path("/{username}/roles")
    public UserView setRoles(
            @PathParam("username") String username,
            @QueryParam("participant") ParticipantId participant,
            RolesRequest request) {
        Caller who = caller.get();
        return UserView.of(users.setRoles(who, whose(who, participant), username, () -> given(request.roles())), null);
    }

    @POST
    @Path("/{username}/deactivation")
    public UserView deactivate(
            @PathParam("username") String username,
            @QueryParam("participant") ParticipantId participant,
            ReasonRequest request) {
        Caller who = caller.get();
        return UserView.of(
                users.deactivate(who, whose(who, participant), username, () -> required("reason", request.reason())),
                null);
    }

    @POST
    @Path("/{username}/activation")
    public UserView activate(
            @PathParam("username") String username, @QueryParam("participant") ParticipantId participant) {
        Caller who = caller.get();
        return UserView.of(users.activate(who, whose(who, participant), username), null);
    }

    private static ParticipantId whose(Caller who, ParticipantId named) {
        if (named == null && who.actsFor() == null) {
            throw Problems.unprocessable("field-missing", "participant", "Say whose users: ?participant=.");
        }
        return named == null ? who.actsFor() : named;
    }
}
