package io.cadencia.telephony.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What a process has used of the machine up to a moment. */
public record Usage(long atNanos, Duration cpu, long residentKb) {

    public static Usage of(ProcessHandle process) {
        return new Usage(
                System.nanoTime(), process.info().totalCpuDuration().orElse(Duration.ZERO), residentKb(process.pid()));
    }

    public double coresSince(Usage before) {
        return (double) cpu.minus(before.cpu).toNanos() / (atNanos - before.atNanos);
    }

    private static long residentKb(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
