package io.cadencia.telephony.amd;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

/** Telephone audio: 16 bit, 8,000 samples a second. */
final class Audio {
    static final int RATE = 8_000;
    private static final int WAV_RATE_AT = 24;
    private static final int HALF_WINDOW = 24;
    private static final double HIGHEST_HZ = 3_400;

    private Audio() {}

    /** A mono 16 bit WAV of any rate, low-passed at 3.4 kHz. */
    static short[] ofWav(byte[] wav) {
        ByteBuffer bytes = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
        int rate = bytes.getInt(WAV_RATE_AT);
        int data = indexOfData(wav) + 8;
        short[] in = new short[(wav.length - data) / 2];
        bytes.position(data)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(in);
        short[] out = new short[(int) ((long) in.length * RATE / rate)];
        double cut = HIGHEST_HZ / rate;
        for (int n = 0; n < out.length; n++) {
            out[n] = filtered(in, (double) n * rate / RATE, cut);
        }
        return out;
    }

    private static short filtered(short[] in, double at, double cut) {
        double sum = 0;
        double gain = 0;
        for (int i = (int) at - HALF_WINDOW + 1; i <= (int) at + HALF_WINDOW; i++) {
            double d = i - at;
            double a = 2 * Math.PI * cut * d;
            double h = (Math.abs(a) < 1e-9 ? 1 : Math.sin(a) / a) * (0.5 + 0.5 * Math.cos(Math.PI * d / HALF_WINDOW));
            gain += h;
            sum += i >= 0 && i < in.length ? h * in[i] : 0;
        }
        return clipped(sum / gain);
    }

    private static int indexOfData(byte[] wav) {
        for (int i = 12; i + 4 <= wav.length; i++) {
            if (wav[i] == 'd' && wav[i + 1] == 'a' && wav[i + 2] == 't' && wav[i + 3] == 'a') {
                return i;
            }
        }
        throw new IllegalArgumentException("not a WAV: no data");
    }

    static short[] silence(long ms) {
        return new short[samples(ms)];
    }

    static short[] tone(double hertz, long ms, double amplitude) {
        short[] out = new short[samples(ms)];
        for (int i = 0; i < out.length; i++) {
            out[i] = clipped(amplitude * Math.sin(2 * Math.PI * hertz * i / RATE));
        }
        return out;
    }

    /** A little melody of two voices. */
    static short[] music(long ms) {
        double[] notes = {261.63, 329.63, 392.00, 523.25, 440.00, 392.00, 349.23, 329.63};
        short[] out = new short[samples(ms)];
        int length = RATE / 3;
        for (int i = 0; i < out.length; i++) {
            double note = notes[i / length % notes.length];
            double fading = 5_000 * Math.exp(-(i % length) / 2_500.0);
            double turn = 2 * Math.PI * note * i / RATE;
            out[i] = clipped(fading * (Math.sin(turn) + 0.4 * Math.sin(turn / 2)));
        }
        return out;
    }

    /** The same with white noise of this root mean square added. */
    static short[] noisy(short[] pcm, double rms, long seed) {
        Random random = new Random(seed);
        short[] out = new short[pcm.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = clipped(pcm[i] + rms * random.nextGaussian());
        }
        return out;
    }

    static short[] louder(short[] pcm, double factor) {
        short[] out = new short[pcm.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = clipped(pcm[i] * factor);
        }
        return out;
    }

    static short[] join(short[]... parts) {
        int length = 0;
        for (short[] part : parts) {
            length += part.length;
        }
        short[] out = new short[length];
        int at = 0;
        for (short[] part : parts) {
            System.arraycopy(part, 0, out, at, part.length);
            at += part.length;
        }
        return out;
    }

    private static int samples(long ms) {
        return (int) (ms * RATE / 1_000);
    }

    private static short clipped(double value) {
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(value)));
    }
}
