package io.github.cdirediscache.internal.extension.transaction;

import io.github.cdirediscache.annotation.ChangeTiming;
import io.github.cdirediscache.internal.interceptors.call.Beans;
import io.github.cdirediscache.internal.reflect.ClassLookup;

/** Decides when changes are made. A class of its own, since the others need Jakarta Transactions. */
public final class Transactions {

    private Transactions() {}

    /**
     * The timing of an application.
     *
     * @param beans finds the registry of transactions, where it is a bean
     * @return makes changes after the commit where there is a transaction, or else at once
     */
    public static ChangeTiming timing(Beans beans) {
        return ClassLookup.isPresent(
                        "jakarta.transaction.TransactionSynchronizationRegistry", Transactions.class.getClassLoader())
                ? TransactionTiming.of(beans)
                : ChangeTiming.NOW;
    }
}
