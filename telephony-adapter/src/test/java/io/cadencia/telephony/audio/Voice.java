package io.cadencia.telephony.audio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Somebody on the phone: says one tone all the time and keeps what it is told, by RTP at a port of the loopback address.
 * Any thread.
 */
final class Voice implements AutoCloseable {
    static final double AMPLITUDE = 8_000;
    private static final int FRAME = 160;
    private static final int HEADER = 12;
    private static final int KEPT_FRAMES = 3_000;
    private static final int DIGITS = 101;
    private static final String KEYS = "0123456789*#ABCD";

    private record Frame(long nanos, short[] samples) {}

    private final DatagramSocket socket;
    private final Deque<Frame> heard = new ArrayDeque<>();
    private final StringBuilder digits = new StringBuilder();
    private final int ssrc = System.identityHashCode(this);
    private volatile double frequency;
    private volatile int theirPort;
    private int sequence;
    private long phase;
    private long lastDigit = -1;

    Voice(double frequency) {
        this.frequency = frequency;
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("voice-" + socket.getLocalPort()).start(this::listen);
    }

    int port() {
        return socket.getLocalPort();
    }

    double frequency() {
        return frequency;
    }

    /** Says another tone from now on; 0 = nothing. */
    void say(double otherFrequency) {
        frequency = otherFrequency;
    }

    /** The call was answered; the switch listens at this port. */
    void talkTo(int port) {
        theirPort = port;
    }

    /** Sends the next 20 ms. */
    synchronized void speak() {
        if (theirPort == 0 || frequency == 0) {
            return;
        }
        byte[] packet = new byte[HEADER + FRAME];
        packet[0] = (byte) 0x80;
        put(packet, 2, ++sequence, 2);
        put(packet, 4, (int) phase, 4);
        put(packet, 8, ssrc, 4);
        for (int i = 0; i < FRAME; i++) {
            double angle = 2 * Math.PI * frequency * phase++ / Sound.RATE;
            packet[HEADER + i] = Ulaw.encode((int) Math.round(AMPLITUDE * Math.sin(angle)));
        }
        try {
            socket.send(new DatagramPacket(packet, packet.length, InetAddress.getLoopbackAddress(), theirPort));
        } catch (IOException lost) {
            sequence++; // a packet that was lost on the way; the next may pass
        }
    }

    private static void put(byte[] packet, int at, int value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            packet[at + i] = (byte) (value >> 8 * (bytes - 1 - i));
        }
    }

    private void listen() {
        byte[] buffer = new byte[2_000];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                received(buffer, packet.getLength());
            } catch (IOException closedOrUnreachable) {
                Thread.onSpinWait();
            }
        }
    }

    private synchronized void received(byte[] packet, int length) {
        int type = packet[1] & 0x7F;
        if (type == DIGITS) {
            digit(packet);
        } else if (type == 0) {
            short[] samples = new short[length - HEADER];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = Ulaw.decode(packet[HEADER + i]);
            }
            heard.addLast(new Frame(System.nanoTime(), samples));
            if (heard.size() > KEPT_FRAMES) {
                heard.removeFirst();
            }
        }
    }

    /** RFC 4733: all packets of one key press have one time stamp. */
    private void digit(byte[] packet) {
        long stamp =
                (packet[4] & 0xFFL) << 24 | (packet[5] & 0xFF) << 16 | (packet[6] & 0xFF) << 8 | (packet[7] & 0xFF);
        if (stamp != lastDigit) {
            lastDigit = stamp;
            digits.append(KEYS.charAt(packet[HEADER]));
        }
    }

    synchronized String digits() {
        return digits.toString();
    }

    /** What came within a span of {@link System#nanoTime()}; where nothing came is silence, added at the end. */
    synchronized Sound heard(long fromNanos, long toNanos) {
        int expected = (int) ((toNanos - fromNanos) * Sound.RATE / 1_000_000_000);
        int came = 0;
        for (Frame frame : heard) {
            came += within(frame, fromNanos, toNanos) ? frame.samples().length : 0;
        }
        short[] all = new short[Math.max(expected, came)];
        int at = 0;
        for (Frame frame : heard) {
            if (within(frame, fromNanos, toNanos)) {
                System.arraycopy(frame.samples(), 0, all, at, frame.samples().length);
                at += frame.samples().length;
            }
        }
        return new Sound(all);
    }

    private static boolean within(Frame frame, long fromNanos, long toNanos) {
        return frame.nanos() >= fromNanos && frame.nanos() < toNanos;
    }

    /** The last milliseconds. */
    Sound heard(long ms) {
        long now = System.nanoTime();
        return heard(now - ms * 1_000_000, now);
    }

    /** When this tone was first heard after an instant, 0 = not yet. */
    synchronized long firstHeard(double tone, long afterNanos) {
        return heard.stream()
                .filter(frame -> frame.nanos() >= afterNanos)
                .filter(frame -> new Sound(frame.samples()).amplitude(tone) > AMPLITUDE / 4)
                .mapToLong(Frame::nanos)
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() {
        socket.close();
    }
}
