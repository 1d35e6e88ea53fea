//! Units of measurement: how they are written and said. Knows no numbers.

/// A unit.
#[derive(Clone, Copy, Debug)]
pub struct Unit {
    /// As written.
    pub written: &'static str,
    /// For exactly one; American spelling.
    pub one: &'static str,
    /// For any other number.
    pub many: &'static str,
    /// Whether it may also stand after a space; the others would be taken for words or letters there.
    pub spaced: bool,
}

const fn row(written: &'static str, one: &'static str, many: &'static str) -> Unit {
    Unit { written, one, many, spaced: true }
}

const fn tight(written: &'static str, one: &'static str, many: &'static str) -> Unit {
    Unit { written, one, many, spaced: false }
}

/// Sorted by the written form, as bytes. SI brochure (BIPM, 9th edition) and what newspapers add to it.
#[rustfmt::skip]
pub const UNITS: &[Unit] = &[
    row("AU", "astronomical unit", "astronomical units"),
    tight("C", "degree Celsius", "degrees Celsius"),
    tight("F", "degree Fahrenheit", "degrees Fahrenheit"),
    row("GB", "gigabyte", "gigabytes"),
    row("GHz", "gigahertz", "gigahertz"),
    row("GW", "gigawatt", "gigawatts"),
    row("GWh", "gigawatt hour", "gigawatt hours"),
    row("Gbps", "gigabit per second", "gigabits per second"),
    row("Hz", "hertz", "hertz"),
    row("KB", "kilobyte", "kilobytes"),
    row("KM", "kilometer", "kilometers"),
    row("Kg", "kilogram", "kilograms"),
    row("Km", "kilometer", "kilometers"),
    row("MB", "megabyte", "megabytes"),
    row("MHz", "megahertz", "megahertz"),
    row("MPH", "mile per hour", "miles per hour"),
    row("MW", "megawatt", "megawatts"),
    row("MWh", "megawatt hour", "megawatt hours"),
    row("Mbps", "megabit per second", "megabits per second"),
    row("Mph", "mile per hour", "miles per hour"),
    row("Mt", "megaton", "megatons"),
    row("TB", "terabyte", "terabytes"),
    row("THz", "terahertz", "terahertz"),
    row("TW", "terawatt", "terawatts"),
    row("TWh", "terawatt hour", "terawatt hours"),
    tight("V", "volt", "volts"),
    tight("W", "watt", "watts"),
    row("bbl", "barrel", "barrels"),
    row("bp", "basis point", "basis points"),
    row("bpd", "barrel per day", "barrels per day"),
    row("bps", "basis point", "basis points"),
    row("cc", "cubic centimeter", "cubic centimeters"),
    row("cl", "centiliter", "centiliters"),
    row("cm", "centimeter", "centimeters"),
    row("dB", "decibel", "decibels"),
    row("dl", "deciliter", "deciliters"),
    row("ft", "foot", "feet"),
    tight("g", "gram", "grams"),
    row("gal", "gallon", "gallons"),
    row("hPa", "hectopascal", "hectopascals"),
    row("ha", "hectare", "hectares"),
    row("hp", "horsepower", "horsepower"),
    row("hr", "hour", "hours"),
    row("hrs", "hour", "hours"),
    tight("in", "inch", "inches"),
    row("kB", "kilobyte", "kilobytes"),
    row("kHz", "kilohertz", "kilohertz"),
    row("kJ", "kilojoule", "kilojoules"),
    row("kN", "kilonewton", "kilonewtons"),
    row("kPa", "kilopascal", "kilopascals"),
    row("kV", "kilovolt", "kilovolts"),
    row("kW", "kilowatt", "kilowatts"),
    row("kWh", "kilowatt hour", "kilowatt hours"),
    row("kb", "kilobit", "kilobits"),
    row("kbps", "kilobit per second", "kilobits per second"),
    row("kcal", "kilocalorie", "kilocalories"),
    row("kg", "kilogram", "kilograms"),
    row("kgs", "kilogram", "kilograms"),
    row("km", "kilometer", "kilometers"),
    row("kmh", "kilometer per hour", "kilometers per hour"),
    row("kms", "kilometer", "kilometers"),
    row("kph", "kilometer per hour", "kilometers per hour"),
    row("kt", "kiloton", "kilotons"),
    row("kts", "knot", "knots"),
    row("l", "liter", "liters"),
    row("lb", "pound", "pounds"),
    row("lbs", "pound", "pounds"),
    row("m", "meter", "meters"),
    row("mA", "milliampere", "milliamperes"),
    row("mAh", "milliamp hour", "milliamp hours"),
    row("mL", "milliliter", "milliliters"),
    row("mbps", "megabit per second", "megabits per second"),
    row("mg", "milligram", "milligrams"),
    row("mi", "mile", "miles"),
    row("min", "minute", "minutes"),
    row("mins", "minute", "minutes"),
    row("ml", "milliliter", "milliliters"),
    row("mm", "millimeter", "millimeters"),
    row("mph", "mile per hour", "miles per hour"),
    row("ms", "millisecond", "milliseconds"),
    row("mt", "metric ton", "metric tons"),
    row("ng", "nanogram", "nanograms"),
    row("nm", "nanometer", "nanometers"),
    row("oz", "ounce", "ounces"),
    row("ppb", "part per billion", "parts per billion"),
    row("ppm", "part per million", "parts per million"),
    row("psi", "pound per square inch", "pounds per square inch"),
    row("rpm", "revolution per minute", "revolutions per minute"),
    row("sec", "second", "seconds"),
    row("secs", "second", "seconds"),
    tight("st", "stone", "stone"),
    tight("x", "times", "times"),
    row("yd", "yard", "yards"),
    row("yds", "yard", "yards"),
    row("yr", "year", "years"),
    row("yrs", "year", "years"),
];

/// The unit written so.
pub fn unit(written: &str) -> Option<&'static Unit> {
    UNITS.binary_search_by(|row| row.written.cmp(written)).ok().map(|at| &UNITS[at])
}

/// What may stand after a stroke: "km/h", "$350/yr".
pub fn per(written: &str) -> Option<&'static str> {
    Some(match written {
        "h" | "hr" | "hour" => "hour",
        "s" | "sec" | "second" => "second",
        "min" | "minute" => "minute",
        "d" | "day" => "day",
        "wk" | "week" => "week",
        "mo" | "month" | "mth" => "month",
        "y" | "yr" | "year" | "pa" => "year",
        "kg" => "kilogram",
        "km" => "kilometer",
        "l" | "L" => "liter",
        "ml" | "mL" => "milliliter",
        "dl" | "dL" => "deciliter",
        "ha" => "hectare",
        "lb" => "pound",
        "oz" => "ounce",
        "mile" => "mile",
        "gal" => "gallon",
        "bbl" | "barrel" => "barrel",
        "MWh" => "megawatt hour",
        "kWh" => "kilowatt hour",
        "person" => "person",
        "ton" => "ton",
        "tonne" => "tonne",
        "share" => "share",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_has_no_doubles() {
        for pair in UNITS.windows(2) {
            assert!(pair[0].written < pair[1].written, "{} before {}", pair[0].written, pair[1].written);
        }
    }
}
