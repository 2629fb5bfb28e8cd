package org.ipmarket.bidding.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** @param reason for everybody to read */
record ResumptionRequest(@NotBlank @Size(max = 1000) String reason) {}
