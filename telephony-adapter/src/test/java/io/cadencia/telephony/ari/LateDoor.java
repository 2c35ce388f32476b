package io.cadencia.telephony.ari;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A machine that takes no connection until it is opened; then it answers every request with its path. */
final class LateDoor implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    /** They fill the backlog, which holds one more than it was asked to. */
    private final List<Socket> before = new ArrayList<>();

    private final List<String> asked = new CopyOnWriteArrayList<>();

    LateDoor() throws IOException {
        for (int i = 0; i < 2; i++) {
            before.add(new Socket(InetAddress.getLoopbackAddress(), door.getLocalPort()));
        }
    }

    int port() {
        return door.getLocalPort();
    }

    void open() {
        Thread.ofPlatform().daemon().name("late-door").start(() -> {
            while (!door.isClosed()) {
                try {
                    Socket guest = door.accept();
                    Thread.ofVirtual().start(() -> talk(guest));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    private void talk(Socket guest) {
        try (guest;
                BufferedReader in = new BufferedReader(new InputStreamReader(guest.getInputStream(), UTF_8))) {
            String path = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.contains(" HTTP/")) {
                    path = line.split(" ")[1];
                    asked.add(path);
                } else if (line.isEmpty()) {
                    guest.getOutputStream()
                            .write(("HTTP/1.1 200 OK\r\nContent-Length: " + path.length() + "\r\n\r\n" + path)
                                    .getBytes(UTF_8));
                }
            }
        } catch (IOException gone) {
            // the next one
        }
    }

    List<String> asked() {
        return asked;
    }

    @Override
    public void close() throws IOException {
        for (Socket guest : before) {
            guest.close();
        }
        door.close();
    }
}
