package io.cadencia.telephony.ami;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;

/** A manager interface that lets everybody in and says what it is told to; to anything else it says yes. */
final class FakeManager implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final Map<String, String> answers;

    private FakeManager(Map<String, String> answers) throws IOException {
        this.answers = new HashMap<>(answers);
        this.answers.put("Challenge", "Response: Success\r\nChallenge: 1234\r\n");
    }

    /** @param answers by the name of the action, each line of it ending in CR LF; {@code @ID} stands for the action's id */
    static FakeManager answering(Map<String, String> answers) throws IOException {
        FakeManager manager = new FakeManager(answers);
        Thread.ofPlatform().daemon().name("fake-manager").start(manager::serve);
        return manager;
    }

    int port() {
        return door.getLocalPort();
    }

    private void serve() {
        while (!door.isClosed()) {
            try (Socket guest = door.accept()) {
                talk(guest);
            } catch (IOException gone) {
                // the next one
            }
        }
    }

    private void talk(Socket guest) throws IOException {
        OutputStream out = guest.getOutputStream();
        out.write("Asterisk Call Manager/11.0.0\r\n".getBytes(UTF_8));
        BufferedReader in = new BufferedReader(new InputStreamReader(guest.getInputStream(), UTF_8));
        Map<String, String> action = new HashMap<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.isEmpty()) {
                String answer = answers.getOrDefault(action.getOrDefault("action", ""), "Response: Success\r\n");
                String id = String.valueOf(action.get("actionid"));
                out.write((answer.replace("@ID", id) + "ActionID: " + id + "\r\n\r\n").getBytes(UTF_8));
                action.clear();
            } else {
                String[] header = line.split(": *", 2);
                action.put(header[0].toLowerCase(java.util.Locale.ROOT), header[1]);
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
