package org.ipmarket.client.feed;

import java.util.Optional;

/** Where a reader of the feed keeps how far it has come. */
public interface CursorStore {
    /** Empty where nothing was read yet. */
    Optional<String> load();

    /** Called after everything before the cursor has been handled. */
    void save(String cursor);
}
