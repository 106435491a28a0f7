package io.synco.sync.job;

/** @param rev raised by everything that asks for the job while it is unfinished; a job that was asked again runs again */
public record Job(long id, JobKind kind, String key, int attempts, long rev) {}
