package marketplace.counties;

/** The Länder, by their ISO 3166-2 suffix; holidays and shop hours differ between them. */
public enum Land {
    BB,
    BE,
    BW,
    BY,
    HB,
    HE,
    HH,
    MV,
    NI,
    NW,
    RP,
    SH,
    SL,
    SN,
    ST,
    TH
}
