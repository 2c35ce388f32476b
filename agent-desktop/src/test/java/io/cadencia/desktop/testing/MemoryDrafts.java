package io.cadencia.desktop.testing;

import io.cadencia.desktop.client.Draft;
import io.cadencia.desktop.client.Drafts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Drafts in memory; give the same to two desktops to play a crash. */
public final class MemoryDrafts implements Drafts {
    private final Map<Long, Draft> drafts = new LinkedHashMap<>();

    @Override
    public void keep(Draft draft) {
        drafts.put(draft.attemptId(), draft);
    }

    @Override
    public Optional<Draft> find(String user, long attemptId) {
        return Optional.ofNullable(drafts.get(attemptId)).filter(d -> d.user().equals(user));
    }

    @Override
    public List<Draft> unacknowledged(String user) {
        return drafts.values().stream().filter(Draft::submitted).toList();
    }

    @Override
    public void forget(String user, long attemptId) {
        drafts.remove(attemptId);
    }
}
