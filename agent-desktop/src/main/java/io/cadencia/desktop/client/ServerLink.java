package io.cadencia.desktop.client;

import io.cadencia.protocol.ClientMessage;

/** The desktop's way to the server. No method blocks; outcomes arrive at the {@link LinkListener}. */
public interface ServerLink {

    /** Connects and signs in; ends in {@code SignedIn} or {@link LinkStatus.Ended}. */
    void signIn(SignInRequest request);

    /**
     * Sends a message, or keeps a request until the connection is back; a request stays until it is answered.
     *
     * @return false if the limit of unanswered requests is reached: the message is dropped and the user must be told
     */
    boolean send(ClientMessage message);

    /** Signs out and closes; the session's token is forgotten. */
    void signOut();
}
