package io.github.cdirediscache.internal.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node around another one. What it does not override, the other one does. */
public abstract class ForwardingNode implements Node {

    /** The other one. */
    protected final Node node;

    /**
     * A node around another one.
     *
     * @param node the other one
     */
    protected ForwardingNode(Node node) {
        this.node = node;
    }

    @Override
    public final String location() {
        return node.location();
    }

    @Override
    public <T> @Nullable T send(Command<T> command) {
        return node.send(command);
    }

    @Override
    public <T> Exchange<T> begin(List<? extends Command<T>> commands) {
        return node.begin(commands);
    }

    @Override
    public final void renew() {
        node.renew();
    }

    @Override
    public final int epoch() {
        return node.epoch();
    }

    @Override
    public final void close() {
        node.close();
    }

    @Override
    public final String toString() {
        return node.toString();
    }
}
