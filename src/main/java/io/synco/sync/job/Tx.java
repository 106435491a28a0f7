package io.synco.sync.job;

/** An open transaction of one shop. What stands behind it only its stores know; nobody else looks. */
public interface Tx {}
