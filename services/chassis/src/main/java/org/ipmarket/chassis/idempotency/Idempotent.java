package org.ipmarket.chassis.idempotency;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A POST that may be repeated. The caller sends {@code Idempotency-Key}; the answer is stored in the transaction of the
 * effect, and the same key with the same request gets it again with {@code Idempotency-Replayed: true}. The same key with
 * another request: 422. A duplicate that arrives while the first is under way waits for it, bounded; then 409.
 *
 * <p>The method returns {@link jakarta.ws.rs.core.Response} and runs inside the transaction that this opens. A refusal stores
 * nothing: asked again, the request is judged again.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {}
