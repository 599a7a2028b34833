package io.github.cdirediscache.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the parameters that the generated key is made of. Without it these are all parameters except the one with
 * {@link CacheValue}.
 *
 * <p>It has no effect on an annotation that gives its {@code key} or {@code pattern}; on a method where no annotation
 * generates its key it is an error at deployment.
 *
 * @see CacheResult#key()
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface CacheKey {}
