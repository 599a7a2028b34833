package io.github.cdirediscache.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the parameters that make the generated key. Without it all parameters do, {@link CacheValue} excepted.
 *
 * <p>It has no meaning for an annotation that gives its {@code key} or {@code pattern}; on a method where no annotation
 * generates its key it is an error at deployment.
 *
 * @see CacheResult#key()
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface CacheKey {}
