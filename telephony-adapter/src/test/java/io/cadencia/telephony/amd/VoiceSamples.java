package io.cadencia.telephony.amd;

import io.cadencia.telephony.amd.VoiceSample.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes greetings of people and machines with espeak-ng, the same each time. */
final class VoiceSamples {
    /** A synthetic speaker; the held-out ones judge what was tuned on the others. */
    private record Voice(String name, int wordsPerMinute, boolean heldOut) {}

    private static final List<Voice> SPANISH = List.of(
            new Voice("es-419", 165, false),
            new Voice("es-419+f3", 190, false),
            new Voice("es+m4", 150, true),
            new Voice("es-419+f5", 175, true));
    private static final List<Voice> ENGLISH =
            List.of(new Voice("en-us", 165, false), new Voice("en-us+f2", 185, true), new Voice("en-gb+m5", 155, true));
    private static final short[] BEEP = Audio.tone(1_000, 400, 9_000);
    private static final double LINE_NOISE = 20;
    private static final double STREET_NOISE = 450;

    private final List<VoiceSample> samples = new ArrayList<>();
    private final Path wav;

    private VoiceSamples(Path folder) {
        this.wav = folder.resolve("voice.wav");
    }

    /** All of them. */
    static List<VoiceSample> make(Path folder) {
        VoiceSamples maker = new VoiceSamples(folder);
        SPANISH.forEach(maker::spanish);
        ENGLISH.forEach(maker::english);
        maker.nobody();
        return maker.samples;
    }

    private void spanish(Voice voice) {
        human(voice, "one word", "Bueno");
        human(voice, "one word", "Aló");
        human(voice, "one word", "Diga");
        human(voice, "one word", "Sí");
        human(voice, "short", "¿Sí, bueno?");
        human(voice, "short", "Hola, buenas tardes");
        human(voice, "short", "¿Sí, bueno? ¿Quién habla?");
        human(voice, "long", "Bueno, sí, dígame, ¿con quién quiere hablar?");
        human(voice, "company", "Ferretería La Central, buenas tardes, le atiende Marta");
        humanLate(voice, "Bueno", 1_500);
        humanLate(voice, "Aló", 2_800);
        humanNoisy(voice, "Bueno");
        humanNoisy(voice, "Sí, ¿quién habla?");
        machine(voice, "personal", "Hola, soy Juan. Ahora no puedo contestar. Deja tu mensaje después del tono.", true);
        machine(
                voice,
                "network",
                "El número que usted marcó no está disponible. Por favor deje su mensaje después del tono.",
                true);
        machine(voice, "network", "El número que usted marcó no está disponible. Por favor intente más tarde.", false);
        machine(voice, "short", "Buzón de voz. Deje su mensaje.", true);
        machine(voice, "short", "Deje su mensaje.", true);
        machine(
                voice,
                "menu",
                "Gracias por llamar a Banco del Norte. Para español, marque uno. Si conoce la extensión, márquela"
                        + " ahora.",
                false);
    }

    private void english(Voice voice) {
        human(voice, "one word", "Hello");
        human(voice, "one word", "Yes");
        human(voice, "short", "Hello, who is this?");
        human(voice, "short", "Hi, this is John");
        human(voice, "company", "Smith and Sons hardware, good afternoon, Mary speaking");
        humanLate(voice, "Hello", 1_500);
        humanNoisy(voice, "Hello");
        machine(
                voice,
                "personal",
                "Hi, you have reached John. I can't take your call right now. Please leave a message after the tone.",
                true);
        machine(
                voice,
                "network",
                "The person you are calling is not available. Please leave a message after the tone.",
                true);
        machine(voice, "short", "Please leave a message.", true);
    }

    private void nobody() {
        add(Kind.NOBODY, "dead air", Audio.silence(6_000), 0, true);
        add(Kind.NOBODY, "noise", Audio.noisy(Audio.silence(6_000), 800, 7), 0, true);
        add(Kind.NOBODY, "music", Audio.music(6_000), 0, true);
        add(Kind.NOBODY, "fax", Audio.join(Audio.tone(2_100, 3_000, 9_000), Audio.silence(3_000)), 0, true);
    }

    private void human(Voice voice, String group, String text) {
        short[] speech = speak(voice, text);
        add(Kind.HUMAN, group, line(speech), ms(speech), voice.heldOut());
    }

    private void humanLate(Voice voice, String text, long lateMs) {
        short[] speech = speak(voice, text);
        String group = "says it after " + lateMs / 1_000.0 + " s";
        add(Kind.HUMAN, group, line(Audio.join(Audio.silence(lateMs), speech)), lateMs + ms(speech), voice.heldOut());
    }

    private void humanNoisy(Voice voice, String text) {
        short[] speech = speak(voice, text);
        short[] heard = Audio.join(speech, Audio.silence(4_000));
        add(Kind.HUMAN, "noisy", Audio.noisy(heard, STREET_NOISE, samples.size()), ms(speech), voice.heldOut());
    }

    private void machine(Voice voice, String group, String text, boolean beeps) {
        short[] speech = speak(voice, text);
        short[] heard = beeps ? Audio.join(speech, Audio.silence(500), BEEP) : speech;
        String named = beeps ? group + ", beep" : group;
        add(Kind.MACHINE, named, line(heard), ms(speech), voice.heldOut());
    }

    /** A good line is not dead: a little noise goes on for four seconds. */
    private short[] line(short[] speech) {
        return Audio.noisy(Audio.join(speech, Audio.silence(4_000)), LINE_NOISE, samples.size());
    }

    private static long ms(short[] pcm) {
        return pcm.length * 1_000L / Audio.RATE;
    }

    private void add(Kind kind, String group, short[] pcm, long greetingMs, boolean heldOut) {
        String name = kind.name().toLowerCase(java.util.Locale.ROOT).charAt(0) + String.valueOf(samples.size());
        samples.add(new VoiceSample(name, kind, group, pcm, greetingMs, heldOut));
    }

    /** Without the silence that the synthesiser adds before and after, at the loudness of a telephone. */
    private short[] speak(Voice voice, String text) {
        try {
            Process espeak = new ProcessBuilder(
                            "espeak-ng",
                            "-v",
                            voice.name(),
                            "-s",
                            Integer.toString(voice.wordsPerMinute()),
                            "-w",
                            wav.toString(),
                            text)
                    .redirectErrorStream(true)
                    .start();
            espeak.getOutputStream().close();
            byte[] said = espeak.getInputStream().readAllBytes();
            if (espeak.waitFor() != 0) {
                throw new IOException(new String(said, java.nio.charset.StandardCharsets.UTF_8));
            }
            return trimmed(Audio.louder(Audio.ofWav(Files.readAllBytes(wav)), 0.6));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "espeak-ng (Debian package of that name) cannot speak: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static short[] trimmed(short[] pcm) {
        int from = 0;
        int to = pcm.length;
        while (from < to && Math.abs(pcm[from]) < 300) {
            from++;
        }
        while (to > from && Math.abs(pcm[to - 1]) < 300) {
            to--;
        }
        return java.util.Arrays.copyOfRange(pcm, from, to);
    }
}
