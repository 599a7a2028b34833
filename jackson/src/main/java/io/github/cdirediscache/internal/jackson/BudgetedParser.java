package io.github.cdirediscache.internal.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A parser that looks at the budget as it goes. Not thread-safe. */
final class BudgetedParser extends JsonParserDelegate {

    private final ReadBudget budget;

    BudgetedParser(JsonParser parser, ReadBudget budget) {
        super(parser);
        this.budget = budget;
    }

    @Override
    public @Nullable JsonToken nextToken() throws IOException {
        budget.count();
        return delegate.nextToken();
    }

    @Override
    public @Nullable String nextFieldName() throws IOException {
        budget.count();
        return delegate.nextFieldName();
    }

    @Override
    public @Nullable String nextTextValue() throws IOException {
        budget.count();
        return delegate.nextTextValue();
    }
}
