package org.ipmarket.notification.notice.api;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** @param upTo a notice; it and everything before it is read */
record ReadingRequest(@NotNull UUID upTo) {}
