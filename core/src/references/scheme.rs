//! The schemes by name.

use crate::vocabulary::words;

words! {
    /// A scheme of references with check digits.
    ReferenceScheme {
        /// Creditor reference of ISO 11649.
        Rf "rf",
        /// Swiss QR reference, also the old ESR.
        SwissQr "swiss_qr",
        /// Belgian structured communication (OGM, VCS).
        BelgianOgm "belgian_ogm",
        /// Finnish reference number.
        Finnish "finnish",
        /// Estonian reference number.
        Estonian "estonian",
        /// Norwegian KID with modulus 10.
        KidMod10 "kid_mod10",
        /// Norwegian KID with modulus 11.
        KidMod11 "kid_mod11",
        /// Swedish OCR reference.
        SwedishOcr "swedish_ocr",
        /// Swedish OCR reference whose second digit from the right is its length.
        SwedishOcrLength "swedish_ocr_length",
        /// Danish payment reference of card type 71.
        DanishFik71 "danish_fik71",
        /// Slovenian reference.
        Slovenian "slovenian",
        /// Croatian reference.
        Croatian "croatian",
        /// International bank account number.
        Iban "iban",
        /// Business identifier code of a bank.
        Bic "bic",
        /// Legal entity identifier.
        Lei "lei",
        /// Routing number of a bank in the United States.
        UsRouting "us_routing",
    }
}

impl ReferenceScheme {
    /// Whether a hit in free text is worth something by itself: at most one random text in fifty passes.
    #[must_use]
    pub const fn is_strong(self) -> bool {
        matches!(
            self,
            Self::Rf
                | Self::SwissQr
                | Self::BelgianOgm
                | Self::Slovenian
                | Self::Croatian
                | Self::Iban
                | Self::Lei
        )
    }

    /// The schemes that [`find_references`](super::find_references) looks for unless told otherwise.
    pub const STRONG: &'static [Self] =
        &[Self::Rf, Self::BelgianOgm, Self::Slovenian, Self::Croatian, Self::SwissQr, Self::Iban];
}
