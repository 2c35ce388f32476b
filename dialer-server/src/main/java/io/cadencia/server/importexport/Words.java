package io.cadencia.server.importexport;

import java.text.Normalizer;
import java.util.Locale;

/** Compares headers, states and choices without regard to case, accents and punctuation. */
final class Words {
    private Words() {}

    /** {@code "Días de mora"} becomes {@code "dias_de_mora"}. */
    static String key(String text) {
        String bare = Normalizer.normalize(text.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        StringBuilder key = new StringBuilder(bare.length());
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                key.append(c);
            } else if (Character.getType(c) != Character.NON_SPACING_MARK
                    && !key.isEmpty()
                    && key.charAt(key.length() - 1) != '_') {
                key.append('_');
            }
        }
        if (!key.isEmpty() && key.charAt(key.length() - 1) == '_') {
            key.setLength(key.length() - 1);
        }
        return key.toString();
    }
}
