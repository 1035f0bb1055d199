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
    "W": ("power", 1.0), "kW": ("power", 1e3), "MW": ("power", 1e6), "GW": ("power", 1e9), "Wh": ("energy", 1.0),
    "kWh": ("energy", 1e3), "MWh": ("energy", 1e6), "GWh": ("energy", 1e9), "TWh": ("energy", 1e12),
}  # fmt: skip
