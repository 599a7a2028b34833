package io.github.cdirediscache.internal.extension.transaction;

import io.github.cdirediscache.internal.interceptors.call.Beans;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.naming.NoInitialContextException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the registry of the runtime: a bean, as some runtimes without JNDI have it, or where Jakarta Transactions puts
 * it. There is one for all transactions, so it is kept once found.
 */
final class TransactionRegistry {

    /** The first is the specification's, for threads of components; the second WildFly's, for all threads. */
    private static final List<String> NAMES =
            List.of("java:comp/TransactionSynchronizationRegistry", "java:jboss/TransactionSynchronizationRegistry");

    private volatile @Nullable TransactionSynchronizationRegistry found;
    private volatile boolean isNowhere;

    TransactionRegistry(Beans beans) {
        this.found = bean(beans).orElse(null);
    }

    private static Optional<TransactionSynchronizationRegistry> bean(Beans beans) {
        try {
            return beans.find(TransactionSynchronizationRegistry.class);
        } catch (AmbiguousResolutionException e) {
            return Optional.empty();
        }
    }

    @Nullable TransactionSynchronizationRegistry find() {
        if (found == null && !isNowhere) {
            found = NAMES.stream()
                    .flatMap(name -> Stream.ofNullable(lookUp(name)))
                    .findFirst()
                    .orElse(null);
        }
        return found;
    }

    /**
     * Finds nothing in a thread that the application started itself; the next call may come from a thread of a
     * component.
     */
    @SuppressWarnings("BanJNDI") // the names are constants
    private @Nullable TransactionSynchronizationRegistry lookUp(String name) {
        try {
            return InitialContext.doLookup(name);
        } catch (NoInitialContextException e) {
            isNowhere = true;
            return null;
        } catch (NamingException e) {
            return null;
        }
    }
}
