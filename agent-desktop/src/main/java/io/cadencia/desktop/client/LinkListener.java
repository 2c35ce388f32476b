package io.cadencia.desktop.client;

import io.cadencia.protocol.ServerMessage;

/** Hears the connection. Called on the one thread the connection was given for it: the FX thread in the desktop. */
public interface LinkListener {

    void linkChanged(LinkStatus status);

    /** A message of the server, in the order it was sent. */
    void messageReceived(ServerMessage message);
}
