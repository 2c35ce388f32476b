package io.cadencia.desktop.gallery;

import io.cadencia.desktop.client.Draft;
import io.cadencia.desktop.client.Drafts;
import java.util.List;
import java.util.Optional;

/** Keeps nothing: the gallery leaves no trace on the disk. */
final class NoDrafts implements Drafts {

    @Override
    public void keep(Draft draft) {}

    @Override
    public Optional<Draft> find(String user, long attemptId) {
        return Optional.empty();
    }

    @Override
    public List<Draft> unacknowledged(String user) {
        return List.of();
    }

    @Override
    public void forget(String user, long attemptId) {}
}
