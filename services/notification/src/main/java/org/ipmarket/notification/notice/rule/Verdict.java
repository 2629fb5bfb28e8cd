package org.ipmarket.notification.notice.rule;

/** Whether a notice goes to a person by a channel. */
public enum Verdict {
    SEND,
    /** The person does not want this kind and may do without. */
    UNSUBSCRIBED,
    /** The person has given no address. */
    NO_ADDRESS,
    /** The address was given and not confirmed: it may be another's. */
    ADDRESS_NOT_CONFIRMED,
    /** The person has given another address, or none, since. */
    ADDRESS_CHANGED,
    /** The person is told for another participant since. */
    PARTICIPANT_CHANGED,
    /** The market has no such channel here. */
    NOT_CONFIGURED,
    /** What it tells is too long past: an event told again. */
    PAST;

    /**
     * Whether what waited still goes to where it was to go: a person may have changed its mind since.
     *
     * @param same whether the person is told for the notice's participant still
     * @param address where it was to go
     */
    public static Verdict again(Kind kind, Person person, Channel channel, boolean same, String address) {
        if (!same) {
            return PARTICIPANT_CHANGED;
        }
        return address.equals(person.mail()) ? of(kind, person, channel, true, false) : ADDRESS_CHANGED;
    }

    /**
     * By mail obligatory notices go to everybody who has an address; the others to who has not unsubscribed. Other channels are only for those who ask.
     *
     * @param configured whether the market has the channel
     * @param past whether what it tells is too long past to be sent to anybody
     */
    public static Verdict of(Kind kind, Person person, Channel channel, boolean configured, boolean past) {
        if (past) {
            return PAST;
        }
        if (!configured) {
            return NOT_CONFIGURED;
        }
        boolean refused = person.without().contains(kind)
                || channel == Channel.MAIL && !person.wanted().contains(Channel.MAIL);
        if (refused && !kind.isObligatory()) {
            return UNSUBSCRIBED;
        }
        if (channel != Channel.MAIL || person.mail() == null) {
            return NO_ADDRESS; // no channel but mail has an address that a person could give
        }
        return person.mailConfirmed() || kind == Kind.ADDRESS_CONFIRMATION ? SEND : ADDRESS_NOT_CONFIRMED;
    }
}
