package org.ipmarket.chassis.digest;

import java.util.List;
import org.ipmarket.messages.Mode;

/** The owner's side: states of one kind of aggregate as its own tables now have them. */
public interface DigestSource {
    /** Such as {@code centre}. */
    String aggregate();

    /** Ordered by subject; at most {@code limit} after {@code after} (null for the first). */
    List<Digest> digests(Mode mode, String after, int limit);
}
