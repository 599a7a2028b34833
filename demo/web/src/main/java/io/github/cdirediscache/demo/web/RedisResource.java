package io.github.cdirediscache.demo.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Stops and starts the embedded Redis. Of another one it keeps its hands off. */
@Path("redis")
@RequestScoped
public class RedisResource {

    @Inject
    Redis redis;

    @POST
    @Path("stop")
    public void stop() {
        redis.stop();
    }

    @POST
    @Path("start")
    public void start() {
        redis.start();
    }
}
