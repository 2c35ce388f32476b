package io.cadencia.telephony.audio;

import io.cadencia.telephony.rig.Tone;
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

    /** A sine of amplitude A gives A. */
    double amplitude(double frequency) {
        return Tone.level(samples, frequency);
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
