package io.cadencia.desktop.client;

import java.util.List;
import java.util.Optional;

/** Keeps drafts of classifications through a crash. Called on the FX thread; never blocks it for the disk. */
public interface Drafts {

    /** Keeps this draft, replacing the one before of the same call. */
    void keep(Draft draft);

    /** The draft of this call, if one is kept. */
    Optional<Draft> find(String user, long attemptId);

    /** Submitted by this user and not yet acknowledged, oldest first. */
    List<Draft> unacknowledged(String user);

    /** Forgets the draft of this call: the server has the classification. */
    void forget(String user, long attemptId);
}
