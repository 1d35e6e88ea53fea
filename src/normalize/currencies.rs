//! Currencies: the signs and codes of money, and their names. Knows no amounts and no rates.

use Trust::{Always, IfSum};

/// How sure a sign or a code is of being money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// Before any number.
    Always,
    /// It is a word or a name too ("ALL", "COP 30"), so that only a sum's own look tells: a magnitude, grouped
    /// digits, two decimals.
    IfSum,
}

/// A currency.
#[derive(Debug)]
pub struct Currency {
    /// Signs and codes, before or after the number.
    written: &'static [(&'static str, Trust)],
    /// For exactly one.
    pub one: &'static str,
    /// For any other number.
    pub many: &'static str,
    /// A hundredth; empty where none is in use or none is named.
    pub minor: (&'static str, &'static str),
}

const CENT: (&str, &str) = ("cent", "cents");
const PENNY: (&str, &str) = ("penny", "pence");
const PAISA: (&str, &str) = ("paisa", "paise");
const SEN: (&str, &str) = ("sen", "sen");
const CENTAVO: (&str, &str) = ("centavo", "centavos");
const CENTIME: (&str, &str) = ("centime", "centimes");
const NONE: (&str, &str) = ("", "");

const fn row(
    written: &'static [(&'static str, Trust)],
    one: &'static str,
    many: &'static str,
    minor: (&'static str, &'static str),
) -> Currency {
    Currency { written, one, many, minor }
}

/// ISO 4217 and the signs newspapers print. A name that several countries share has its country before it.
#[rustfmt::skip]
static CURRENCIES: &[Currency] = &[
    row(&[("$", Always)], "dollar", "dollars", CENT),
    row(&[("¢", Always), ("c", Always)], "cent", "cents", NONE),
    row(&[("p", Always)], "penny", "pence", NONE),
    row(&[("₱", Always)], "peso", "pesos", NONE),
    row(&[("USD", Always), ("US$", Always), ("U$", Always)], "US dollar", "US dollars", CENT),
    row(&[("EUR", Always), ("€", Always)], "euro", "euros", CENT),
    row(&[("GBP", Always), ("£", Always)], "pound", "pounds", PENNY),
    row(&[("JPY", Always), ("¥", Always)], "yen", "yen", NONE),
    row(&[("CNY", Always), ("CN¥", Always), ("RMB", Always), ("Rmb", Always), ("CNH", Always)], "yuan", "yuan", NONE),
    row(&[("CAD", Always), ("C$", Always), ("CA$", Always), ("CDN$", Always), ("Can$", Always)], "Canadian dollar", "Canadian dollars", CENT),
    row(&[("AUD", Always), ("A$", Always), ("AU$", Always)], "Australian dollar", "Australian dollars", CENT),
    row(&[("NZD", Always), ("NZ$", Always)], "New Zealand dollar", "New Zealand dollars", CENT),
    row(&[("HKD", Always), ("HK$", Always)], "Hong Kong dollar", "Hong Kong dollars", CENT),
    row(&[("SGD", Always), ("S$", Always), ("SG$", Always)], "Singapore dollar", "Singapore dollars", CENT),
    row(&[("TWD", Always), ("NT$", Always)], "Taiwan dollar", "Taiwan dollars", CENT),
    row(&[("BRL", Always)], "Brazilian real", "Brazilian reais", CENTAVO),
    row(&[("R$", Always)], "real", "reais", CENTAVO),
    row(&[("MXN", Always), ("MX$", Always), ("Mex$", Always)], "Mexican peso", "Mexican pesos", CENTAVO),
    row(&[("ARS", Always), ("AR$", Always)], "Argentine peso", "Argentine pesos", CENTAVO),
    row(&[("CLP", Always), ("CLP$", Always)], "Chilean peso", "Chilean pesos", NONE),
    row(&[("COP", IfSum), ("COL$", Always)], "Colombian peso", "Colombian pesos", NONE),
    row(&[("CUP", IfSum)], "Cuban peso", "Cuban pesos", NONE),
    row(&[("DOP", Always), ("RD$", Always)], "Dominican peso", "Dominican pesos", NONE),
    row(&[("UYU", Always), ("UY$", Always)], "Uruguayan peso", "Uruguayan pesos", NONE),
    row(&[("PHP", Always)], "Philippine peso", "Philippine pesos", NONE),
    row(&[("JMD", Always), ("J$", Always)], "Jamaican dollar", "Jamaican dollars", CENT),
    row(&[("TTD", Always), ("TT$", Always)], "Trinidad and Tobago dollar", "Trinidad and Tobago dollars", CENT),
    row(&[("BBD", Always), ("Bds$", Always), ("BBD$", Always)], "Barbados dollar", "Barbados dollars", CENT),
    row(&[("BSD", IfSum)], "Bahamian dollar", "Bahamian dollars", CENT),
    row(&[("BZD", Always), ("BZ$", Always)], "Belize dollar", "Belize dollars", CENT),
    row(&[("BMD", Always)], "Bermudian dollar", "Bermudian dollars", CENT),
    row(&[("BND", Always), ("B$", Always)], "Brunei dollar", "Brunei dollars", CENT),
    row(&[("FJD", Always), ("FJ$", Always)], "Fijian dollar", "Fijian dollars", CENT),
    row(&[("GYD", Always), ("GY$", Always)], "Guyanese dollar", "Guyanese dollars", CENT),
    row(&[("KYD", Always), ("CI$", Always)], "Cayman Islands dollar", "Cayman Islands dollars", CENT),
    row(&[("LRD", Always), ("L$", Always)], "Liberian dollar", "Liberian dollars", CENT),
    row(&[("NAD", IfSum), ("N$", Always)], "Namibian dollar", "Namibian dollars", CENT),
    row(&[("SBD", Always), ("SI$", Always)], "Solomon Islands dollar", "Solomon Islands dollars", CENT),
    row(&[("SRD", Always)], "Surinamese dollar", "Surinamese dollars", CENT),
    row(&[("XCD", Always), ("EC$", Always)], "East Caribbean dollar", "East Caribbean dollars", CENT),
    row(&[("ZWL", Always), ("Z$", Always), ("ZW$", Always)], "Zimbabwean dollar", "Zimbabwean dollars", CENT),
    row(&[("ZWG", Always), ("ZiG", Always)], "Zimbabwe gold", "Zimbabwe gold", NONE),
    row(&[("CHF", Always), ("SFr", Always), ("Sfr", Always), ("Fr", IfSum)], "Swiss franc", "Swiss francs", CENTIME),
    row(&[("SEK", Always), ("SKr", Always), ("Skr", Always)], "Swedish krona", "Swedish kronor", NONE),
    row(&[("NOK", Always), ("NKr", Always), ("Nkr", Always)], "Norwegian krone", "Norwegian kroner", NONE),
    row(&[("DKK", Always), ("DKr", Always), ("Dkr", Always)], "Danish krone", "Danish kroner", NONE),
    row(&[("ISK", Always), ("IKr", Always)], "Icelandic krona", "Icelandic kronur", NONE),
    row(&[("kr", Always)], "krona", "kronor", NONE),
    row(&[("CZK", Always), ("Kč", Always)], "Czech koruna", "Czech korunas", NONE),
    row(&[("PLN", Always), ("zł", Always)], "zloty", "zlotys", NONE),
    row(&[("HUF", Always)], "forint", "forints", NONE),
    row(&[("RON", IfSum)], "Romanian leu", "Romanian lei", NONE),
    row(&[("MDL", Always)], "Moldovan leu", "Moldovan lei", NONE),
    row(&[("BGN", Always)], "Bulgarian lev", "Bulgarian leva", NONE),
    row(&[("RSD", Always)], "Serbian dinar", "Serbian dinars", NONE),
    row(&[("MKD", Always)], "Macedonian denar", "Macedonian denars", NONE),
    row(&[("ALL", IfSum)], "Albanian lek", "Albanian lek", NONE),
    row(&[("BAM", IfSum)], "Bosnian mark", "Bosnian marks", NONE),
    row(&[("HRK", Always)], "Croatian kuna", "Croatian kuna", NONE),
    row(&[("RUB", Always), ("₽", Always), ("RUR", Always)], "ruble", "rubles", NONE),
    row(&[("BYN", Always), ("BYR", Always)], "Belarusian ruble", "Belarusian rubles", NONE),
    row(&[("UAH", Always), ("₴", Always)], "hryvnia", "hryvnias", NONE),
    row(&[("TRY", IfSum), ("₺", Always), ("TL", IfSum)], "Turkish lira", "Turkish lira", NONE),
    row(&[("GEL", IfSum), ("₾", Always)], "lari", "lari", NONE),
    row(&[("AMD", IfSum), ("֏", Always)], "dram", "drams", NONE),
    row(&[("AZN", Always), ("₼", Always)], "manat", "manats", NONE),
    row(&[("TMT", Always)], "Turkmen manat", "Turkmen manats", NONE),
    row(&[("KZT", Always), ("₸", Always)], "tenge", "tenge", NONE),
    row(&[("KGS", Always)], "Kyrgyz som", "Kyrgyz som", NONE),
    row(&[("UZS", Always)], "Uzbek som", "Uzbek som", NONE),
    row(&[("TJS", Always)], "somoni", "somoni", NONE),
    row(&[("MNT", Always), ("₮", Always)], "tugrik", "tugriks", NONE),
    row(&[("KRW", Always), ("₩", Always)], "won", "won", NONE),
    row(&[("KPW", Always)], "North Korean won", "North Korean won", NONE),
    row(&[("INR", Always), ("₹", Always), ("Rs", Always)], "rupee", "rupees", PAISA),
    row(&[("PKR", Always)], "Pakistani rupee", "Pakistani rupees", NONE),
    row(&[("LKR", Always)], "Sri Lankan rupee", "Sri Lankan rupees", NONE),
    row(&[("NPR", IfSum)], "Nepalese rupee", "Nepalese rupees", NONE),
    row(&[("MUR", Always)], "Mauritian rupee", "Mauritian rupees", NONE),
    row(&[("SCR", IfSum)], "Seychelles rupee", "Seychelles rupees", NONE),
    row(&[("MVR", Always)], "rufiyaa", "rufiyaa", NONE),
    row(&[("IDR", Always), ("Rp", Always)], "rupiah", "rupiah", NONE),
    row(&[("MYR", Always), ("RM", Always)], "ringgit", "ringgit", SEN),
    row(&[("THB", Always), ("฿", Always)], "baht", "baht", NONE),
    row(&[("VND", Always), ("₫", Always)], "dong", "dong", NONE),
    row(&[("LAK", Always), ("₭", Always)], "kip", "kip", NONE),
    row(&[("KHR", Always), ("៛", Always)], "riel", "riels", NONE),
    row(&[("MMK", Always)], "kyat", "kyats", NONE),
    row(&[("BDT", Always), ("৳", Always), ("Tk", Always)], "taka", "taka", NONE),
    row(&[("BTN", Always)], "ngultrum", "ngultrum", NONE),
    row(&[("AFN", Always), ("؋", Always)], "afghani", "afghanis", NONE),
    row(&[("IRR", Always), ("﷼", Always)], "Iranian rial", "Iranian rials", NONE),
    row(&[("OMR", Always)], "Omani rial", "Omani rials", NONE),
    row(&[("YER", Always)], "Yemeni rial", "Yemeni rials", NONE),
    row(&[("QAR", Always), ("QR", IfSum)], "Qatari riyal", "Qatari riyals", NONE),
    row(&[("SAR", IfSum), ("SR", IfSum)], "Saudi riyal", "Saudi riyals", NONE),
    row(&[("AED", Always), ("Dh", Always), ("Dhs", Always)], "dirham", "dirhams", NONE),
    row(&[("MAD", IfSum)], "Moroccan dirham", "Moroccan dirhams", NONE),
    row(&[("KWD", Always), ("KD", IfSum)], "Kuwaiti dinar", "Kuwaiti dinars", NONE),
    row(&[("BHD", Always), ("BD", IfSum)], "Bahraini dinar", "Bahraini dinars", NONE),
    row(&[("IQD", Always)], "Iraqi dinar", "Iraqi dinars", NONE),
    row(&[("JOD", Always), ("JD", IfSum)], "Jordanian dinar", "Jordanian dinars", NONE),
    row(&[("LYD", Always)], "Libyan dinar", "Libyan dinars", NONE),
    row(&[("TND", Always)], "Tunisian dinar", "Tunisian dinars", NONE),
    row(&[("DZD", Always)], "Algerian dinar", "Algerian dinars", NONE),
    row(&[("EGP", Always), ("E£", Always), ("LE", IfSum)], "Egyptian pound", "Egyptian pounds", NONE),
    row(&[("LBP", Always), ("L£", Always)], "Lebanese pound", "Lebanese pounds", NONE),
    row(&[("SYP", Always), ("S£", Always)], "Syrian pound", "Syrian pounds", NONE),
    row(&[("SDG", IfSum)], "Sudanese pound", "Sudanese pounds", NONE),
    row(&[("SSP", IfSum)], "South Sudanese pound", "South Sudanese pounds", NONE),
    row(&[("FKP", Always)], "Falkland Islands pound", "Falkland Islands pounds", PENNY),
    row(&[("GIP", Always)], "Gibraltar pound", "Gibraltar pounds", PENNY),
    row(&[("SHP", IfSum)], "Saint Helena pound", "Saint Helena pounds", PENNY),
    row(&[("IR£", Always)], "Irish pound", "Irish pounds", PENNY),
    row(&[("ILS", Always), ("₪", Always), ("NIS", Always)], "shekel", "shekels", NONE),
    row(&[("ZAR", Always), ("R", IfSum)], "rand", "rand", CENT),
    row(&[("NGN", Always), ("₦", Always), ("N", IfSum)], "naira", "naira", NONE),
    row(&[("GHS", Always), ("₵", Always), ("GH₵", Always), ("GH¢", Always)], "cedi", "cedis", NONE),
    row(&[("KES", Always), ("KSh", Always), ("Ksh", Always), ("KShs", Always), ("Kshs", Always)], "Kenyan shilling", "Kenyan shillings", NONE),
    row(&[("TZS", Always), ("TSh", Always), ("Tsh", Always)], "Tanzanian shilling", "Tanzanian shillings", NONE),
    row(&[("UGX", Always), ("USh", Always), ("Ush", Always), ("UShs", Always)], "Ugandan shilling", "Ugandan shillings", NONE),
    row(&[("SOS", IfSum)], "Somali shilling", "Somali shillings", NONE),
    row(&[("Sh", IfSum), ("Shs", IfSum)], "shilling", "shillings", NONE),
    row(&[("ETB", Always), ("Br", IfSum)], "birr", "birr", NONE),
    row(&[("ERN", IfSum)], "nakfa", "nakfa", NONE),
    row(&[("DJF", Always)], "Djiboutian franc", "Djiboutian francs", NONE),
    row(&[("RWF", Always)], "Rwandan franc", "Rwandan francs", NONE),
    row(&[("BIF", Always)], "Burundian franc", "Burundian francs", NONE),
    row(&[("CDF", IfSum)], "Congolese franc", "Congolese francs", NONE),
    row(&[("XAF", Always), ("FCFA", Always), ("CFA", Always)], "CFA franc", "CFA francs", NONE),
    row(&[("XOF", Always)], "CFA franc", "CFA francs", NONE),
    row(&[("XPF", Always)], "CFP franc", "CFP francs", NONE),
    row(&[("KMF", Always)], "Comorian franc", "Comorian francs", NONE),
    row(&[("GNF", Always)], "Guinean franc", "Guinean francs", NONE),
    row(&[("MGA", IfSum)], "ariary", "ariary", NONE),
    row(&[("MWK", Always)], "Malawian kwacha", "Malawian kwacha", NONE),
    row(&[("ZMW", Always), ("K", IfSum)], "Zambian kwacha", "Zambian kwacha", NONE),
    row(&[("BWP", Always)], "pula", "pula", NONE),
    row(&[("LSL", Always)], "loti", "maloti", NONE),
    row(&[("SZL", Always)], "lilangeni", "emalangeni", NONE),
    row(&[("MZN", Always)], "metical", "meticals", NONE),
    row(&[("AOA", Always)], "kwanza", "kwanzas", NONE),
    row(&[("STN", IfSum)], "dobra", "dobras", NONE),
    row(&[("CVE", IfSum)], "Cape Verdean escudo", "Cape Verdean escudos", NONE),
    row(&[("GMD", IfSum)], "dalasi", "dalasi", NONE),
    row(&[("SLE", Always)], "leone", "leones", NONE),
    row(&[("MRU", Always)], "ouguiya", "ouguiya", NONE),
    row(&[("PGK", Always)], "kina", "kina", NONE),
    row(&[("WST", Always)], "tala", "tala", NONE),
    row(&[("TOP", IfSum)], "pa'anga", "pa'anga", NONE),
    row(&[("VUV", Always)], "vatu", "vatu", NONE),
    row(&[("MOP", IfSum), ("MOP$", Always)], "pataca", "patacas", NONE),
    row(&[("PEN", IfSum), ("S/", Always)], "sol", "soles", NONE),
    row(&[("BOB", IfSum)], "boliviano", "bolivianos", NONE),
    row(&[("PYG", Always), ("₲", Always)], "guarani", "guaranis", NONE),
    row(&[("VES", Always), ("Bs", IfSum)], "bolivar", "bolivars", NONE),
    row(&[("CRC", Always), ("₡", Always)], "colon", "colones", NONE),
    row(&[("GTQ", Always)], "quetzal", "quetzales", NONE),
    row(&[("HNL", Always)], "lempira", "lempiras", NONE),
    row(&[("NIO", Always)], "Nicaraguan cordoba", "Nicaraguan cordobas", NONE),
    row(&[("PAB", IfSum)], "balboa", "balboas", NONE),
    row(&[("HTG", Always)], "gourde", "gourdes", NONE),
    row(&[("ANG", IfSum)], "guilder", "guilders", NONE),
    row(&[("AWG", IfSum)], "Aruban florin", "Aruban florins", NONE),
    row(&[("BTC", Always), ("₿", Always)], "bitcoin", "bitcoin", NONE),
    row(&[("ETH", IfSum)], "ether", "ether", NONE),
];

/// The currency written so, and how sure that is.
pub fn currency(written: &str) -> Option<(&'static Currency, Trust)> {
    // Most signs are punctuation, and no code is longer.
    let first = written.bytes().next()?;
    if first.is_ascii_punctuation() && first != b'$' || written.len() > 6 {
        return None;
    }
    CURRENCIES.iter().find_map(|currency| {
        let (_, trust) = currency.written.iter().find(|(sign, _)| *sign == written)?;
        Some((currency, *trust))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sign_stands_for_two_currencies() {
        let mut signs: Vec<&str> = CURRENCIES.iter().flat_map(|row| row.written).map(|(sign, _)| *sign).collect();
        let all = signs.len();
        signs.sort_unstable();
        signs.dedup();
        assert_eq!(signs.len(), all);
    }
}
