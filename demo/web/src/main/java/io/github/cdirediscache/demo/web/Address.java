package io.github.cdirediscache.demo.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Says where to look. */
@ApplicationScoped
public class Address {

    private static final Logger LOGGER = System.getLogger(Address.class.getName());
    private static final int HTTP = 8080;

    void print(@Observes @Initialized(ApplicationScoped.class) Object start) {
        // A number as text, since a logger would group its digits.
        String port = Integer.toString(Integer.getInteger("jboss.http.port", HTTP));
        LOGGER.log(Level.INFO, "The demo is at http://localhost:{0}/ in a moment; Ctrl-C ends it", port);
    }
}
