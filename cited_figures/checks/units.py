"""Units of the press: what they measure, and how much of one another they are."""

from __future__ import annotations

# UCUM units: what they measure, and how much of its first unit they are. Exact by definition.
FACTORS = {
    "m": ("length", 1.0), "km": ("length", 1e3), "cm": ("length", 1e-2), "mm": ("length", 1e-3), "[mi_i]": ("length", 1609.344),
    "[ft_i]": ("length", 0.3048), "[in_i]": ("length", 0.0254), "[nmi_i]": ("length", 1852.0), "[yd_i]": ("length", 0.9144),
    "m2": ("area", 1.0), "km2": ("area", 1e6), "har": ("area", 1e4), "[acr_us]": ("area", 4046.8726), "cm2": ("area", 1e-4),
    "g": ("mass", 1e-3), "kg": ("mass", 1.0), "t": ("mass", 1e3), "mg": ("mass", 1e-6), "[lb_av]": ("mass", 0.45359237),
    "[oz_av]": ("mass", 0.028349523), "kt": ("mass", 1e6), "Mt": ("mass", 1e9), "Gt": ("mass", 1e12),
    "L": ("volume", 1.0), "l": ("volume", 1.0), "mL": ("volume", 1e-3), "cL": ("volume", 1e-2), "hL": ("volume", 100.0),
    "m3": ("volume", 1e3), "[bbl_us]": ("volume", 158.987295), "[gal_us]": ("volume", 3.785411784),
    "km/h": ("speed", 1.0), "m/s": ("speed", 3.6), "[mi_i]/h": ("speed", 1.609344), "[kn_i]": ("speed", 1.852),
    "km/s": ("speed", 3600.0),
    "W": ("power", 1.0), "kW": ("power", 1e3), "MW": ("power", 1e6), "GW": ("power", 1e9), "TW": ("power", 1e12),
    "[HP]": ("power", 735.49875),
    "W.h": ("energy", 1.0), "kW.h": ("energy", 1e3), "MW.h": ("energy", 1e6), "GW.h": ("energy", 1e9), "TW.h": ("energy", 1e12),
    "J": ("energy", 1 / 3600), "cal": ("energy", 4.184 / 3600), "kcal": ("energy", 4184 / 3600),
    "dm": ("length", 0.1), "hm": ("length", 100.0), "um": ("length", 1e-6), "nm": ("length", 1e-9),
    "[ly]": ("length", 9.4607304725808e15), "ar": ("area", 100.0),
    "[ft_i]2": ("area", 0.09290304), "[mi_i]2": ("area", 2589988.11), "ug": ("mass", 1e-9), "quintal": ("mass", 100.0),
    "dL": ("volume", 0.1),
    "By": ("bytes", 1.0), "kBy": ("bytes", 1e3), "MBy": ("bytes", 1e6), "GBy": ("bytes", 1e9), "TBy": ("bytes", 1e12),
    "Hz": ("frequency", 1.0), "kHz": ("frequency", 1e3), "MHz": ("frequency", 1e6), "GHz": ("frequency", 1e9),
}  # fmt: skip
DEGREES = {"Cel": (1.0, 0.0), "[degF]": (5 / 9, -160 / 9), "K": (1.0, -273.15)}  # to degrees Celsius: times, plus
DAYS = {"s": 1 / 86400, "min": 1 / 1440, "h": 1 / 24, "d": 1.0, "wk": 7.0, "mo": 30.4375, "a": 365.25}
EXACT = (("s", "min", "h"), ("d", "wk"), ("mo", "a"))  # units of time that are so many of one another
