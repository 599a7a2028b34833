package io.github.cdirediscache.it.ear;

import java.io.Serializable;

public record Part(String name, int number) implements Serializable {}
