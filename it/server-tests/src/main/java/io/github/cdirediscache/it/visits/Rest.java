package io.github.cdirediscache.it.visits;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

@ApplicationPath("")
public class Rest extends Application {}
