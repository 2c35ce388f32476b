package io.cadencia.core.runtime;

/** Told what the runtime does, for metrics and alarms. Called on the runtime's threads; must not block or throw. */
public interface RuntimeObserver {
    RuntimeObserver NONE = new RuntimeObserver() {};

    /** A batch of commands was brought to the disk. */
    default void journaled(int commands, long nanos) {}

    /** The journal cannot be written (a full disk): it is tried again, nothing is accepted meanwhile. */
    default void journalStuck(Exception why) {}

    default void journalFreed() {}

    /** One command was applied. */
    default void decided(long nanos) {}

    /** From the switch's word that a debtor answered to its word that debtor and advisor are bridged. */
    default void bridged(long nanos) {}

    default void snapshotTaken(long bytes, long nanos) {}

    /** A bug: the engine stopped and will not go on. */
    default void failed(Throwable why) {}

    default void projectionFailed(Exception why) {}

    default void leadsFailed(Exception why) {}

    default void telephonyRefused(String verb, long legId, String reason, String detail) {}
}
