package io.cadencia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.call.EndedBy;
import io.cadencia.core.compliance.Verdict;
import io.cadencia.core.engine.Rejection;
import io.cadencia.core.pacing.LaunchLimit;
import io.cadencia.desktop.i18n.Texts;
import io.cadencia.protocol.RefusalCodes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Codes that travel from the engine to the advisor's eyes must be known at both ends. */
class SharedCodesTest {
    private static final String MISSING = "(missing)";
    private static final List<Locale> LOCALES =
            List.of(Locale.forLanguageTag("es-MX"), Locale.forLanguageTag("es-CL"), Locale.ENGLISH);
    /** The campaign's own words for why nothing is dialled; the pacing adds its limits. */
    private static final List<String> BLOCKERS =
            List.of("NOT_RUNNING", "TELEPHONY_DOWN", "DATABASE_BACKLOG", "NO_ADVISORS", "NO_LEADS");

    @Test
    void shouldHaveEveryRejectionOfTheEngineInTheProtocol() {
        assertThat(RefusalCodes.ALL)
                .containsAll(
                        Arrays.stream(Rejection.Code.values()).map(Enum::name).toList());
    }

    @Test
    void shouldSayInEveryLanguageWhyNothingIsDialled() {
        Stream<String> limits = Arrays.stream(LaunchLimit.values())
                .filter(limit -> limit != LaunchLimit.NONE)
                .map(Enum::name);
        requireTexts("blocker.", Stream.concat(BLOCKERS.stream(), limits).toList());
    }

    @Test
    void shouldSayInEveryLanguageWhoEndedTheCall() {
        requireTexts(
                "call.endedBy.", Arrays.stream(EndedBy.values()).map(Enum::name).toList());
    }

    @Test
    void shouldSayInEveryLanguageWhichRuleBlocks() {
        requireTexts(
                "rule.", Arrays.stream(Verdict.Rule.values()).map(Enum::name).toList());
    }

    private static void requireTexts(String prefix, List<String> codes) {
        for (Locale locale : LOCALES) {
            Texts texts = Texts.nearest(locale);
            for (String code : codes) {
                assertThat(texts.getOr(prefix + code, MISSING))
                        .as("%s%s in %s", prefix, code, locale)
                        .isNotEqualTo(MISSING);
            }
        }
    }
}
