package org.ipmarket.listing.api;

import static org.ipmarket.listing.api.Fields.required;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.listing.register.StaffRegister;
import org.ipmarket.listing.store.StaffMembers;
import org.ipmarket.messages.id.CentreCode;

/** The staff of a centre. */
@Path("/api/v1/centres/{code}/staff")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class StaffResource {
    private final StaffRegister staff;
    private final CurrentCaller caller;

    StaffResource(StaffRegister staff, CurrentCaller caller) {
        this.staff = staff;
        this.caller = caller;
    }

    /**
     * A member of the staff.
     *
     * @param entered the roles that the manager has entered, or null
     * @param seen the roles of the token when it was last seen, or null
     * @param differs whether both are known and are not the same
     */
    public record Member(
            String username,
            List<String> entered,
            List<String> seen,
            boolean differs,
            Instant enteredAt,
            Instant seenAt) {
        static Member of(StaffMembers.Member row) {
            boolean differs = row.entered() != null
                    && row.seen() != null
                    && !Set.copyOf(row.entered()).equals(Set.copyOf(row.seen()));
            return new Member(row.username(), row.entered(), row.seen(), differs, row.enteredAt(), row.seenAt());
        }
    }

    /** Body of {@code PUT /centres/{code}/staff/{username}}. */
    public record StaffRequest(List<Role> roles) {
        Set<Role> stated() {
            required("roles", roles).forEach(role -> required("roles", role));
            return Set.copyOf(roles);
        }
    }

    /** Ordered by name. */
    @GET
    public Page<Member> list(@PathParam("code") CentreCode code, @BeanParam PageRequest page) {
        List<Member> rows = staff.list(caller.get(), code, page.cursor(), page.limit() + 1).stream()
                .map(Member::of)
                .toList();
        return Page.of(rows, page.limit(), Member::username);
    }

    /** Enters a member, or other roles of one. */
    @PUT
    @Path("/{username}")
    public Member enter(
            @PathParam("code") CentreCode code, @PathParam("username") String username, StaffRequest request) {
        return Member.of(staff.enter(caller.get(), code, username, request::stated));
    }

    @DELETE
    @Path("/{username}")
    public void remove(@PathParam("code") CentreCode code, @PathParam("username") String username) {
        staff.remove(caller.get(), code, username);
    }
}
