package io.github.cdirediscache.it.wildfly;

import org.jboss.as.arquillian.api.ReloadIfRequired;
import org.jboss.as.arquillian.api.ServerSetupTask;
import org.jboss.as.arquillian.container.ManagementClient;
import org.jboss.dmr.ModelNode;

/** Makes the server passivate the sessions of an application that goes, and activate them when it is back. */
@ReloadIfRequired
final class PersistentSessions implements ServerSetupTask {

    @Override
    public void setup(ManagementClient client, String container) throws Exception {
        executeOperation(client, operation("add"));
    }

    @Override
    public void tearDown(ManagementClient client, String container) throws Exception {
        executeOperation(client, operation("remove"));
    }

    private static ModelNode operation(String name) {
        ModelNode operation = new ModelNode();
        operation.get("operation").set(name);
        operation
                .get("address")
                .add("subsystem", "undertow")
                .add("servlet-container", "default")
                .add("setting", "persistent-sessions");
        return operation;
    }
}
