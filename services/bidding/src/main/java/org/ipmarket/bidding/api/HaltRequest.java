package org.ipmarket.bidding.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.ipmarket.bidding.lot.HaltGround;

/** @param ground on which the rules allow it @param reason for everybody to read */
record HaltRequest(
        @NotNull HaltGround ground,
        @NotBlank @Size(max = 1000) String reason) {}
