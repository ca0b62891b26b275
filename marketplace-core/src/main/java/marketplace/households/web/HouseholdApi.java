package marketplace.households.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import marketplace.households.Code;
import marketplace.households.Household;
import marketplace.households.Household.Invitation;
import marketplace.households.Household.Member;
import marketplace.households.Households;
import marketplace.households.InviteMember;
import marketplace.households.JoinHousehold;
import marketplace.households.LeaveHousehold;
import marketplace.households.MemberId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The household of whoever is signed in. */
@RestController
@RequestMapping("/api/v1/me/household")
class HouseholdApi {
    private final Households households;
    private final InviteMember invite;
    private final JoinHousehold join;
    private final LeaveHousehold leave;

    HouseholdApi(Households households, InviteMember invite, JoinHousehold join, LeaveHousehold leave) {
        this.households = households;
        this.invite = invite;
        this.join = join;
        this.leave = leave;
    }

    /** Her household, at most eight people, those invited included; nobody while she is in none. */
    record HouseholdView(List<MemberView> members, List<HouseholdInvitationView> invitations) {
        static HouseholdView of(Household household) {
            return new HouseholdView(
                    household.members().stream().map(MemberView::of).toList(),
                    household.invitations().stream()
                            .map(HouseholdInvitationView::of)
                            .toList());
        }
    }

    /**
     * Somebody in it.
     *
     * @param id of the membership, which ends with leaving
     * @param name empty where she has said none
     * @param me whether it is she who asks
     * @param myGuest whether she who asks invited her, and may take her out
     */
    record MemberView(MemberId id, String name, Instant since, boolean me, boolean myGuest) {
        static MemberView of(Member member) {
            return new MemberView(member.id(), member.name(), member.since(), member.isMe(), member.isMyGuest());
        }
    }

    /** An open invitation; its code was told once. */
    record HouseholdInvitationView(UUID id, Instant expiresAt) {
        static HouseholdInvitationView of(Invitation invitation) {
            return new HouseholdInvitationView(invitation.id(), invitation.expiresAt());
        }
    }

    /** The code that lets one person in within seven days, told this once. */
    record HouseholdCode(UUID id, String code) {}

    /** The code somebody was told. */
    record JoiningBody(@NotBlank @Size(max = 40) String code) {}

    /** Who is in her household and who is invited. */
    @GetMapping
    Mono<HouseholdView> get() {
        return households.mine().map(HouseholdView::of);
    }

    /** Joins the household by the code of an invitation; again is harmless. */
    @PutMapping
    Mono<HouseholdView> join(@Valid @RequestBody JoiningBody body) {
        return join.with(Code.of(body.code())).then(Mono.defer(this::get));
    }

    /**
     * Invites somebody under an id of the caller's, and founds a household where she has none; asked again, the invitation
     * gets another code and the one before counts no longer.
     */
    @PutMapping("/invitations/{invitation}")
    Mono<HouseholdCode> invite(@PathVariable UUID invitation) {
        return invite.with(invitation).map(code -> new HouseholdCode(invitation, code.grouped()));
    }

    /** Takes an open invitation of her household back. */
    @DeleteMapping("/invitations/{invitation}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> takeBack(@PathVariable UUID invitation) {
        return invite.takeBack(invitation);
    }

    /** Leaves the household, or takes somebody out whom she invited; at once. */
    @DeleteMapping("/members/{member}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> leave(@PathVariable MemberId member) {
        return leave.of(member);
    }
}
