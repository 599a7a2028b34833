package io.github.cdirediscache.extension;

import io.github.cdirediscache.interceptors.Beans;
import io.github.cdirediscache.interceptors.ChangeTiming;

/** When changes are made: in the transactions of the runtime, if it has any. Apart from what needs Jakarta Transactions. */
final class Transactions {

    private Transactions() {}

    /** After the commit where there is a transaction, else at once. */
    static ChangeTiming timing(Beans beans) {
        return OptionalClass.isThere("jakarta.transaction.TransactionSynchronizationRegistry")
                ? TransactionTiming.of(beans)
                : ChangeTiming.NOW;
    }
}
