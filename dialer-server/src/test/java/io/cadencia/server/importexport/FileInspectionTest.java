package io.cadencia.server.importexport;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cadencia.server.importexport.ImportFileException.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileInspectionTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @TempDir
    Path folder;

    @Test
    void shouldTellUtf8WithAndWithoutMarkAndWindows() throws Exception {
        assertThat(inspect("folio,nombre\n1,Peña\n".getBytes(UTF_8)).charset()).isEqualTo(UTF_8);
        assertThat(inspect("\uFEFFfolio,nombre\n1,Peña\n".getBytes(UTF_8)).charset())
                .isEqualTo(UTF_8);
        assertThat(inspect("folio,nombre\n1,Peña\n".getBytes(WINDOWS)).charset())
                .isEqualTo(WINDOWS);
        assertThat(inspect("folio,nombre\n1,Pena\n".getBytes(UTF_8)).charset()).isEqualTo(UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "|", "\t"})
    void shouldTellTheSeparator(String separator) throws Exception {
        byte[] file = ("a" + separator + "\"b,;|c\"" + separator + "d\n").getBytes(UTF_8);
        assertThat(inspect(file).separator()).isEqualTo(separator.charAt(0));
    }

    @Test
    void shouldNameLineAndByteOfABrokenFile() throws Exception {
        // given: a file in UTF-8 with one row that was pasted from an 8-bit file
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write("folio,nombre\n1,Peña\n2,".getBytes(UTF_8));
        file.write("Núñez\n".getBytes(WINDOWS));

        assertThatThrownBy(() -> inspect(file.toByteArray())).isInstanceOfSatisfying(ImportFileException.class, e -> {
            assertThat(e.problem()).isEqualTo(Problem.ENCODING);
            assertThat(e.message(Locale.forLanguageTag("es-MX"))).contains("renglón 3, byte 0xFA");
        });
    }

    @Test
    void shouldRefuseBytesThatWindowsDoesNotDefine() {
        byte[] file = "folio,nombre\n1,Pe?a\n".getBytes(WINDOWS);
        file[17] = (byte) 0x81;
        assertThatThrownBy(() -> inspect(file)).hasMessageContaining("line 2, byte 0x81");
    }

    @Test
    void shouldRefuseUtf16EmptyAndSingleColumnFiles() {
        assertThatThrownBy(() -> inspect("\uFEFFa,b".getBytes(UTF_16LE))).hasMessageContaining("UTF-16");
        assertThatThrownBy(() -> inspect(new byte[0])).hasMessageContaining("empty");
        assertThatThrownBy(() -> inspect("folio\n1\n".getBytes(UTF_8))).hasMessageContaining("one column only");
    }

    @Property
    void shouldAgreeWithTheStrictDecoderOnWhatIsUtf8(@ForAll byte[] bytes) {
        Utf8Check check = new Utf8Check();
        check.accept(bytes, 0, bytes.length);
        check.finish();
        assertThat(check.isUtf8()).isEqualTo(decodes(bytes));
    }

    @Property
    void shouldTakeEveryTextForUtf8(@ForAll String text) {
        byte[] bytes = text.getBytes(UTF_8);
        Utf8Check check = new Utf8Check();
        check.accept(bytes, 0, bytes.length);
        check.finish();
        assertThat(check.isUtf8()).isTrue();
    }

    private static boolean decodes(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private FileText inspect(byte[] bytes) throws ImportFileException, IOException {
        Path file = folder.resolve("x.csv");
        Files.write(file, bytes);
        return FileInspection.inspect(file);
    }
}
