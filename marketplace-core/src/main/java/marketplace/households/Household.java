package marketplace.households;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A household as one of its members sees it, herself first.
 *
 * @param invitations that are open, whoever made them
 */
public record Household(List<Member> members, List<Invitation> invitations) {
    /** The most people of one household, those invited included. */
    public static final int MOST = 8;

    /** How long an invitation can be accepted. */
    public static final Duration OPEN_FOR = Duration.ofDays(7);

    public Household {
        members = List.copyOf(members);
        invitations = List.copyOf(invitations);
    }

    /**
     * Somebody in it.
     *
     * @param name empty where she has said none
     * @param isMe whether it is she who looks
     * @param isMyGuest whether she who looks has invited her and may take her out
     */
    public record Member(MemberId id, String name, Instant since, boolean isMe, boolean isMyGuest) {}

    /** Somebody may join until then. */
    public record Invitation(UUID id, Instant expiresAt) {}

    /** Nobody is in it. */
    public boolean isNone() {
        return members.isEmpty();
    }

    public boolean isFull() {
        return members.size() + invitations.size() >= MOST;
    }

    /** Her who looks, if she is in one. */
    public @Nullable Member me() {
        return members.stream().filter(Member::isMe).findFirst().orElse(null);
    }
}
