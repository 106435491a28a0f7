package io.synco.queue;

/** A bell that was rung in the database and is to be published to its lane. */
record Ring(Bell bell, Lane lane) {}
