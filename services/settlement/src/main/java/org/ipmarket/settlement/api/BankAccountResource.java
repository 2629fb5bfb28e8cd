package org.ipmarket.settlement.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.page.Page;
import org.ipmarket.chassis.page.PageRequest;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.settlement.clearing.BankPeople;
import org.ipmarket.settlement.deposit.BankReference;
import org.ipmarket.settlement.store.KnownAccounts;
import org.ipmarket.settlement.store.SettlementAccountRow;
import org.ipmarket.settlement.store.SettlementAccounts;

/** Settlement accounts whose statements come as files, accounts of others and in whose name they are, sub-accounts. */
@Path("/api/v1/bank")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class BankAccountResource {
    private static final String NUMBER = "[A-Z0-9-]{4,34}";

    private final CurrentCaller currentCaller;
    private final SettlementAccounts accounts;
    private final KnownAccounts known;
    private final Audit audit;
    private final MarketClock clock;

    BankAccountResource(
            CurrentCaller currentCaller,
            SettlementAccounts accounts,
            KnownAccounts known,
            Audit audit,
            MarketClock clock) {
        this.currentCaller = currentCaller;
        this.accounts = accounts;
        this.known = known;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param openingBalance booked balance from which its statements are followed
     * @param suspense how long money that matched nothing waits for an operator, before it goes back
     */
    public record SettlementAccountRequest(
            @NotBlank @Size(max = 140) String bank,
            @NotBlank @Size(max = 140) String name,
            @NotNull @Pattern(regexp = NUMBER) String number,
            @Pattern(regexp = "[A-Z0-9]{8,14}") String bankCode,
            CentreCode centre,
            @NotNull Money openingBalance,
            @NotNull Duration suspense) {}

    public record SettlementAccountView(
            UUID id,
            String bank,
            String name,
            String number,
            String currency,
            String bankCode,
            String centre,
            Duration suspense,
            String closingBalance,
            Long lastStatement,
            Instant completeUntil,
            SettlementAccountRow.State state) {}

    /** @param holder a participant's id, {@code centre:GZ} or {@code platform} */
    public record KnownAccountRequest(
            @NotNull @Pattern(regexp = "[0-9a-f-]{36}|centre:[A-Z]{2,8}|platform")
            String holder,

            @NotNull @Pattern(regexp = NUMBER) String number,
            @NotBlank @Size(max = 140) String name,
            @Size(max = 140) String bank,
            @Pattern(regexp = "[A-Z0-9]{8,14}") String bankCode,
            @NotBlank @Size(max = 500) String evidence) {}

    public record KnownAccountView(
            UUID id,
            String holder,
            String number,
            String name,
            String bank,
            String bankCode,
            String state,
            String evidence,
            String proposedBy,
            String confirmedBy) {}

    public record SubAccountRequest(
            @NotNull @Pattern(regexp = NUMBER) String number,
            @NotBlank @Size(max = 20) String reference) {}

    @POST
    @Path("settlement-accounts")
    @Transactional
    @APIResponseSchema(value = SettlementAccountView.class, responseCode = "201")
    public Response open(@NotNull @Valid SettlementAccountRequest request) {
        Caller caller = currentCaller.get();
        caller.requireAny(Role.MARKET_ADMIN);
        if (request.suspense().isNegative() || request.suspense().compareTo(Duration.ofDays(30)) > 0) {
            throw Problems.unprocessable("period-out-of-bounds", "suspense", "It lies between PT0S and P30D.");
        }
        SettlementAccountRow account = SettlementAccountRow.open(
                caller.mode(),
                request.bank().strip(),
                request.name().strip(),
                request.number(),
                request.openingBalance().currencyCode(),
                request.bankCode(),
                request.centre() == null ? null : request.centre().value(),
                request.suspense(),
                request.openingBalance().minor(),
                caller.username(),
                clock.now());
        boolean exists = accounts.count(
                        "mode = ?1 and number = ?2 and currency = ?3",
                        caller.mode(),
                        account.number(),
                        account.currency())
                > 0;
        if (exists) {
            throw Problems.conflict("account-exists", "Account " + account.number() + " is there already.");
        }
        accounts.persist(account);
        audit.record("settlement-account.open", "settlement-account", account.id(), null, view(account));
        return Response.status(Response.Status.CREATED).entity(view(account)).build();
    }

    /** Nothing comes on it any more. */
    @POST
    @Path("settlement-accounts/{id}/closing")
    @Transactional
    public SettlementAccountView close(@PathParam("id") UUID id, EmptyRequest nothing) {
        Caller caller = currentCaller.get();
        caller.requireAny(Role.MARKET_ADMIN);
        SettlementAccountRow account = accounts.lock(id)
                .filter(each -> each.mode() == caller.mode())
                .orElseThrow(() -> Problems.notFound("settlement account", id));
        account.close();
        audit.record("settlement-account.close", "settlement-account", id, null, view(account));
        return view(account);
    }

    @GET
    @Path("settlement-accounts")
    @Transactional
    public Page<SettlementAccountView> list(@BeanParam PageRequest page) {
        Caller caller = currentCaller.get();
        CentreCode scope = BankPeople.scope(caller);
        return Page.of(
                        accounts.pageOf(
                                scope == null ? null : scope.value(), caller.mode(), page.cursorId(), page.limit() + 1),
                        page.limit(),
                        SettlementAccountRow::id)
                .map(BankAccountResource::view);
    }

    /** A first person says whose account it is, and what shows that. */
    @POST
    @Path("accounts")
    @Transactional
    @APIResponseSchema(value = KnownAccountView.class, responseCode = "201")
    public Response propose(@NotNull @Valid KnownAccountRequest request) {
        Caller caller = currentCaller.get();
        BankPeople.scope(caller);
        KnownAccounts.Known proposed = known.propose(
                caller.mode(),
                request.holder(),
                request.number(),
                request.name().strip(),
                request.bank(),
                request.bankCode(),
                request.evidence().strip(),
                caller.username(),
                caller.subject(),
                clock.now());
        if (!proposed.state().equals("PROPOSED")) {
            throw Problems.conflict(
                    "account-confirmed",
                    "The account is " + proposed.state() + " already.",
                    Map.of("state", proposed.state()));
        }
        audit.record("bank-account.propose", "bank-account", proposed.id(), null, Map.of("holder", request.holder()));
        return Response.status(Response.Status.CREATED).entity(view(proposed)).build();
    }

    /** A second person has checked it. */
    @POST
    @Path("accounts/{id}/confirmation")
    @Transactional
    public KnownAccountView confirm(@PathParam("id") UUID id, EmptyRequest nothing) {
        Caller caller = currentCaller.get();
        BankPeople.scope(caller);
        KnownAccounts.Known proposed =
                known.find(caller.mode(), id).orElseThrow(() -> Problems.notFound("bank account", id));
        if (!proposed.state().equals("PROPOSED")) {
            throw Problems.conflict(
                    "account-not-proposed",
                    "The account is " + proposed.state() + ".",
                    Map.of("state", proposed.state()));
        }
        if (caller.subject().equals(proposed.proposedSubject())) {
            throw Problems.forbidden(
                    "second-person-needed", "An account is confirmed by another person than the one who proposed it.");
        }
        KnownAccounts.Known confirmed = known.confirm(proposed, caller.username(), clock.now());
        audit.record("bank-account.confirm", "bank-account", id, null, Map.of("holder", confirmed.holder()));
        return view(confirmed);
    }

    @GET
    @Path("accounts")
    @Transactional
    public Page<KnownAccountView> known(@BeanParam PageRequest page) {
        Caller caller = currentCaller.get();
        BankPeople.scope(caller);
        return Page.of(
                        known.pageOf(caller.mode(), page.cursorId(), page.limit() + 1),
                        page.limit(),
                        KnownAccounts.Known::id)
                .map(BankAccountResource::view);
    }

    /** The bank gave out a sub-account for a deposit or a trade: money that comes there needs no remark. */
    @POST
    @Path("sub-accounts")
    @Transactional
    @APIResponseSchema(value = SubAccountRequest.class, responseCode = "201")
    public Response addSubAccount(@NotNull @Valid SubAccountRequest request) {
        Caller caller = currentCaller.get();
        BankPeople.scope(caller);
        String reference = BankReference.find(request.reference())
                .map(BankReference::text)
                .orElseThrow(() -> Problems.unprocessable(
                        "reference-unsound", "reference", "That is no reference of a deposit or a trade."));
        if (!known.addSubAccount(caller.mode(), request.number(), reference, caller.username())) {
            throw Problems.conflict("sub-account-taken", "Sub-account " + request.number() + " was given out before.");
        }
        audit.record(
                "bank-sub-account.add",
                "bank-sub-account",
                UUID.nameUUIDFromBytes(request.number().getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                null,
                request);
        return Response.status(Response.Status.CREATED).entity(request).build();
    }

    private static SettlementAccountView view(SettlementAccountRow account) {
        long closing = account.closingMinor();
        return new SettlementAccountView(
                account.id(),
                account.bank(),
                account.name(),
                account.number(),
                account.currency(),
                account.bankCode(),
                account.centre(),
                account.suspense(),
                (closing < 0 ? "-" : "")
                        + Money.ofMinor(Math.abs(closing), account.currency()).amount(),
                account.sequence(),
                account.completeUntil(),
                account.state());
    }

    private static KnownAccountView view(KnownAccounts.Known account) {
        return new KnownAccountView(
                account.id(),
                account.holder(),
                account.number(),
                account.name(),
                account.bank(),
                account.bankCode(),
                account.state(),
                account.evidence(),
                account.proposedBy(),
                account.confirmedBy());
    }
}
