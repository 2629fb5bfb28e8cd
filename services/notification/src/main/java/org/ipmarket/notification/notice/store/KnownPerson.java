package org.ipmarket.notification.notice.store;

import java.util.UUID;
import org.ipmarket.notification.notice.rule.Person;

/**
 * A login that has said how it wants to be told.
 *
 * @param linkKey stands for it in links
 * @param version rises with every change, from 1
 */
public record KnownPerson(Person person, UUID participant, String mode, UUID linkKey, long version) {}
