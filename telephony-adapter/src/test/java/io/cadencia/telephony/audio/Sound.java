package io.cadencia.telephony.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Samples of 8 kHz and what is in them. */
final class Sound {
    static final int RATE = 8_000;
    private static final int WAV_HEADER = 44;
    private final short[] samples;

    Sound(short[] samples) {
        this.samples = samples;
    }

    /** 16 bit mono, as Asterisk writes it; a header of the usual 44 bytes. */
    static Sound ofWav(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int length = Math.max(0, bytes.length - WAV_HEADER) / 2;
        short[] samples = new short[length];
        ByteBuffer.wrap(bytes, Math.min(bytes.length, WAV_HEADER), 2 * length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(samples);
        return new Sound(samples);
    }

    long ms() {
        return samples.length * 1_000L / RATE;
    }

    Sound part(long fromMs, long toMs) {
        int from = (int) Math.clamp(fromMs * RATE / 1_000, 0, samples.length);
        int to = (int) Math.clamp(toMs * RATE / 1_000, from, samples.length);
        return new Sound(Arrays.copyOfRange(samples, from, to));
    }

    /** Amplitude of one frequency by Goertzel's algorithm: a sine of amplitude A gives A. */
    double amplitude(double frequency) {
        if (samples.length == 0) {
            return 0;
        }
        double coefficient = 2 * Math.cos(2 * Math.PI * frequency / RATE);
        double last = 0;
        double beforeLast = 0;
        for (short sample : samples) {
            double next = sample + coefficient * last - beforeLast;
            beforeLast = last;
            last = next;
        }
        double power = last * last + beforeLast * beforeLast - coefficient * last * beforeLast;
        return 2 * Math.sqrt(Math.max(0, power)) / samples.length;
    }

    /** Root mean square: a sine of amplitude A gives 0.71 A. */
    double rms() {
        double sum = 0;
        for (short sample : samples) {
            sum += (double) sample * sample;
        }
        return samples.length == 0 ? 0 : Math.sqrt(sum / samples.length);
    }
}
