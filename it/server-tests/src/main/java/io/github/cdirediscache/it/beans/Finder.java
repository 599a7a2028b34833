package io.github.cdirediscache.it.beans;

import jakarta.ejb.Local;

/** A local business interface. */
@Local
public interface Finder {

    String find(String id);
}
