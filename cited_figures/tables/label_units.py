"""What Unicode CLDR lacks for the labels: codes of UCUM, the press's short names of currencies, words beside numbers."""

from __future__ import annotations

DURATIONS = {"s": "second", "min": "minute", "h": "hour", "d": "day", "wk": "week", "mo": "month", "a": "year"}
MEASURES = {
    **{"mm": "length-millimeter", "cm": "length-centimeter", "m": "length-meter", "km": "length-kilometer"},
    **{"[mi_i]": "length-mile", "[nmi_i]": "length-nautical-mile", "[ft_i]": "length-foot", "[in_i]": "length-inch"},
    **{"[ly]": "length-light-year", "AU": "length-astronomical-unit", "um": "length-micrometer", "nm": "length-nanometer"},
    **{"cm2": "area-square-centimeter", "m2": "area-square-meter", "km2": "area-square-kilometer"},
    **{"har": "area-hectare", "ha": "area-hectare", "[acr_us]": "area-acre", "[acr_br]": "area-acre"},
    **{"m3": "volume-cubic-meter", "cm3": "volume-cubic-centimeter", "km3": "volume-cubic-kilometer"},
    **{"L": "volume-liter", "l": "volume-liter", "cL": "volume-centiliter", "mL": "volume-milliliter", "hL": "volume-hectoliter"},
    **{"[bbl_us]": "volume-barrel", "[gal_us]": "volume-gallon"},
    **{"g": "mass-gram", "mg": "mass-milligram", "ug": "mass-microgram", "kg": "mass-kilogram", "t": "mass-tonne"},
    **{"[lb_av]": "mass-pound", "[oz_av]": "mass-ounce", "[car_m]": "mass-carat"},
    **{"Cel": "temperature-celsius", "[degF]": "temperature-fahrenheit", "K": "temperature-kelvin"},
    **{"km/h": "speed-kilometer-per-hour", "m/s": "speed-meter-per-second", "[mi_i]/h": "speed-mile-per-hour"},
    **{"[kn_i]": "speed-knot", "W": "power-watt", "kW": "power-kilowatt", "MW": "power-megawatt", "GW": "power-gigawatt"},
    **{"[HP]": "power-horsepower", "kW.h": "energy-kilowatt-hour", "kWh": "energy-kilowatt-hour", "J": "energy-joule"},
    **{"kcal": "energy-kilocalorie", "cal": "energy-calorie", "V": "electric-volt", "A": "electric-ampere"},
    **{"Hz": "frequency-hertz", "kHz": "frequency-kilohertz", "MHz": "frequency-megahertz", "GHz": "frequency-gigahertz"},
    **{"hPa": "pressure-hectopascal", "bar": "pressure-bar", "mbar": "pressure-millibar", "Pa": "pressure-pascal"},
    **{"kB": "digital-kilobyte", "MB": "digital-megabyte", "GB": "digital-gigabyte", "TB": "digital-terabyte"},
    **{"kBy": "digital-kilobyte", "MBy": "digital-megabyte", "GBy": "digital-gigabyte", "TBy": "digital-terabyte"},
    "deg": "angle-degree",
}
SYMBOLS = {"MW.h": "MWh", "GW.h": "GWh", "TW.h": "TWh", "MWh": "MWh", "GWh": "GWh", "TWh": "TWh", "dB": "dB", "dB[SPL]": "dB"}
CURRENCIES = {
    "en": {"XOF": "CFA francs", "XAF": "CFA francs", "FRF": "French francs", "BTC": "bitcoins"},
    "fr": {
        "USD": "dollars",
        "GBP": "livres",
        "XOF": "francs CFA",
        "XAF": "francs CFA",
        "FRF": "francs",
        "BTC": "bitcoins",
        "CNY": "yuans",
    },
}
WORDS = {
    "en": {
        "per": "per",
        "old": "old",
        "of": "in",
        "majority": "more than half",
        "minority": "less than half",
        "rise": "more",
        "fall": "less",
    },
    "fr": {
        "per": "par",
        "old": "",
        "of": "sur",
        "majority": "plus de la moitié",
        "minority": "moins de la moitié",
        "rise": "de plus",
        "fall": "de moins",
    },
}
NAMED_UNITS = {"en": {"d": "day", "wk": "week", "mo": "month", "a": "year", "h": "hour", "min": "minute", "s": "second"}}
NAMED_UNITS["fr"] = {"d": "jour", "wk": "semaine", "mo": "mois", "a": "an", "h": "heure", "min": "minute", "s": "seconde"}
