package io.github.cdirediscache.extension;

import io.github.cdirediscache.annotation.ChangeTiming;
import io.github.cdirediscache.internal.interceptors.call.Beans;
import io.github.cdirediscache.internal.reflect.ClassLookup;

/** When changes are made: in the transactions of the runtime, if it has any. Apart from what needs Jakarta Transactions. */
final class Transactions {

    private Transactions() {}

    /** After the commit where there is a transaction, else at once. */
    static ChangeTiming timing(Beans beans) {
        return ClassLookup.isPresent(
                        "jakarta.transaction.TransactionSynchronizationRegistry", Transactions.class.getClassLoader())
                ? TransactionTiming.of(beans)
                : ChangeTiming.NOW;
    }
}
