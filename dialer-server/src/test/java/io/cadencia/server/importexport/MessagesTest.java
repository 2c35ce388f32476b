package io.cadencia.server.importexport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    @ParameterizedTest
    @ValueSource(strings = {"es-MX", "es-CL", "en"})
    void shouldHaveATextForEveryProblemInEveryLanguage(String tag) {
        Messages messages = Messages.of(Locale.forLanguageTag(tag));
        List<String> texts = new java.util.ArrayList<>();
        for (RowReason reason : RowReason.values()) {
            texts.add(messages.row(new RowProblem(reason, "columna", "valor")));
        }
        Arrays.stream(ImportFileException.Problem.values())
                .forEach(problem -> texts.add(messages.file(problem, "uno", "dos", "tres")));
        assertThat(texts)
                .allSatisfy(text ->
                        assertThat(text).isNotBlank().doesNotContain("{").doesNotContain("''"));
    }
}
