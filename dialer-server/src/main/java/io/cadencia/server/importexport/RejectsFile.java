package io.cadencia.server.importexport;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Refused rows as they were, with line and reason before them, so that they can be corrected and imported again. Holds
 * personal data: readable by its owner only.
 */
final class RejectsFile implements AutoCloseable {
    private final Messages messages;
    private final CsvWriter writer;

    RejectsFile(Path file, char separator, List<String> header, Messages messages) throws IOException {
        this.messages = messages;
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        this.writer = CsvWriter.builder().fieldSeparator(separator).build(file, StandardCharsets.UTF_8);
        List<String> names = new ArrayList<>(List.of(messages.label("rejects.line"), messages.label("rejects.reason")));
        names.addAll(header);
        writer.writeRecord(names);
    }

    void add(ParsedRow row, List<RowProblem> problems) {
        List<String> values = new ArrayList<>(row.fields().size() + 2);
        values.add(Long.toString(row.line()));
        values.add(problems.stream().map(messages::row).collect(Collectors.joining(" ")));
        values.addAll(row.fields());
        writer.writeRecord(values);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
