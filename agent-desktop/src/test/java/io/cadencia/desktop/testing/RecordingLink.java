package io.cadencia.desktop.testing;

import io.cadencia.desktop.client.ServerLink;
import io.cadencia.desktop.client.SignInRequest;
import io.cadencia.protocol.ClientMessage;
import java.util.ArrayList;
import java.util.List;

/** A link that only remembers what was sent. */
public final class RecordingLink implements ServerLink {
    private final List<ClientMessage> sent = new ArrayList<>();
    private final List<SignInRequest> signIns = new ArrayList<>();
    private boolean full;

    public List<ClientMessage> sent() {
        return sent;
    }

    /** What was sent at the advisor's wish or need; how far a call is tells the desktop by itself. */
    public List<ClientMessage> sentOnPurpose() {
        return sent.stream()
                .filter(m -> !(m instanceof ClientMessage.ReportPhase))
                .toList();
    }

    public List<SignInRequest> signIns() {
        return signIns;
    }

    /** From now on every message is refused, as at the limit of unanswered requests. */
    public void fillUp() {
        full = true;
    }

    /** The newest message of this type. */
    public <T> T last(Class<T> type) {
        return sent.reversed().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " was sent"));
    }

    @Override
    public void signIn(SignInRequest request) {
        signIns.add(request);
    }

    @Override
    public boolean send(ClientMessage message) {
        return !full && sent.add(message);
    }

    @Override
    public void signOut() {}
}
