package io.cadencia.core.collections;

/** First level of the classification (domain.md 3.2). */
public enum ContactType {
    /** Contacto directo: titular, aval or obligado solidario. */
    DIRECT,
    /** Contacto indirecto: a third party. */
    INDIRECT,
    /** No contactado. */
    NONE,
    /** Gestión del marcador: what the line itself proves; written by the engine. */
    DIALER
}
