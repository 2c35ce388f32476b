package io.cadencia.desktop.gallery;

import io.cadencia.desktop.client.ServerLink;
import io.cadencia.desktop.client.SignInRequest;
import io.cadencia.protocol.ClientMessage;

/** A link with nobody at the other end. */
final class SilentLink implements ServerLink {

    @Override
    public void signIn(SignInRequest request) {}

    @Override
    public boolean send(ClientMessage message) {
        return true;
    }

    @Override
    public void signOut() {}
}
