package io.cadencia.db.portfolio;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The validated rows of a file between preview and commit, on disk, in the form the bulk load takes: tab-separated, one
 * file per table. Ids are relative: rows count from 0 in each table, and a person that the database knows already is
 * referred to by its negative id. The files hold personal data: they are readable by their owner only and deleted by
 * {@link #close()}. Not thread-safe.
 */
public final class AssignmentSpool implements AutoCloseable {
    private static final int BUFFER = 1 << 18;

    private final Path folder;
    private final Map<Table, OutputStream> out = new EnumMap<>(Table.class);
    private final int[] counts = new int[Table.values().length];
    private final StringBuilder line = new StringBuilder(512);

    /** The tables a file fills. */
    enum Table {
        PERSON,
        ACCOUNT,
        ACCOUNT_PERSON,
        PHONE
    }

    private AssignmentSpool(Path folder) {
        this.folder = folder;
    }

    /** Opens an empty spool in a new folder below {@code parent}. */
    public static AssignmentSpool in(Path parent) throws IOException {
        Files.createDirectories(parent);
        Path folder = Files.createTempDirectory(
                parent, "spool", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        AssignmentSpool spool = new AssignmentSpool(folder);
        for (Table table : Table.values()) {
            spool.out.put(table, new BufferedOutputStream(Files.newOutputStream(spool.file(table)), BUFFER));
        }
        return spool;
    }

    /** Adds a person and returns its relative id. Values are in the order of {@link PersonColumn}. */
    public int addPerson(@Nullable String[] values) throws IOException {
        int id = counts[Table.PERSON.ordinal()];
        line.setLength(0);
        line.append(id);
        appendAll(values);
        write(Table.PERSON);
        return id;
    }

    /** Adds an account and returns its relative id. Values are in the order of {@link AccountColumn}. */
    public int addAccount(long holder, @Nullable String[] values) throws IOException {
        int id = counts[Table.ACCOUNT.ordinal()];
        line.setLength(0);
        line.append(id).append('\t').append(holder);
        appendAll(values);
        write(Table.ACCOUNT);
        return id;
    }

    public void addGuarantor(int account, long person) throws IOException {
        line.setLength(0);
        line.append(account).append('\t').append(person).append("\tGUARANTOR");
        write(Table.ACCOUNT_PERSON);
    }

    public void addPhone(long person, PhoneDraft phone) throws IOException {
        int id = counts[Table.PHONE.ordinal()];
        line.setLength(0);
        line.append(id).append('\t').append(person);
        append(phone.number());
        append(phone.type());
        append(phone.relation());
        append(phone.contactName());
        line.append('\t').append(phone.position()).append('\t').append(phone.zoneSetId());
        write(Table.PHONE);
    }

    private void appendAll(@Nullable String[] values) {
        for (String value : values) {
            append(value);
        }
    }

    private void append(@Nullable String value) {
        line.append('\t');
        if (value == null || value.isEmpty()) {
            line.append("\\N");
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                default -> line.append(c);
            }
        }
    }

    private void write(Table table) throws IOException {
        line.append('\n');
        stream(table).write(line.toString().getBytes(StandardCharsets.UTF_8));
        counts[table.ordinal()]++;
    }

    private OutputStream stream(Table table) throws IOException {
        OutputStream stream = out.get(table);
        if (stream == null) {
            throw new IOException("the spool is closed");
        }
        return stream;
    }

    /** Ends writing. Rows can be read any number of times afterwards. */
    public void finish() throws IOException {
        for (OutputStream stream : out.values()) {
            stream.close();
        }
        out.clear();
    }

    public int accounts() {
        return count(Table.ACCOUNT);
    }

    /** Persons added so far: the relative id the next one gets. */
    public int persons() {
        return count(Table.PERSON);
    }

    int count(Table table) {
        return counts[table.ordinal()];
    }

    InputStream open(Table table) throws IOException {
        return new BufferedInputStream(Files.newInputStream(file(table)), BUFFER);
    }

    private Path file(Table table) {
        return folder.resolve(table.name() + ".tsv");
    }

    @Override
    public void close() throws IOException {
        finish();
        for (Table table : Table.values()) {
            Files.deleteIfExists(file(table));
        }
        Files.deleteIfExists(folder);
    }
}
