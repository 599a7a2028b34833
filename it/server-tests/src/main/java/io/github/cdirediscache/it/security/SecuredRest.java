package io.github.cdirediscache.it.security;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

@ApplicationPath("secured")
public class SecuredRest extends Application {}
