package org.ipmarket.messages;

import org.ipmarket.messages.id.ParticipantId;

/** A share in the title of an asset, in ten-thousandths; the shares of one asset add up to 10,000. */
public record OwnerShare(ParticipantId participant, int basisPoints) {}
