"""What the demonstration tells: the country's course for each indicator, and who departs from it.

The courses are chosen so that in 2025 a reader meets every verdict; the departures so that every
rule about missing, late and incomparable reports has something to show.
"""

from progress.model.records import Series

COURSES: dict[Series, tuple[float, ...]] = {
    ("library_service", "public_province"): (0.76, 0.86, 0.94, 1.0),
    ("library_service", "public_district"): (0.42, 0.52, 0.61),
    ("library_service", "public_commune"): (0.19, 0.245, 0.29, 0.335),
    ("library_service", "university_specialised"): (0.71, 0.79, 0.87, 0.937),
    ("library_service", "armed_forces"): (0.60, 0.632, 0.65, 0.664),
    ("library_service", "education"): (0.66, 0.76, 0.865, 0.949),
    ("library_digital", "public_province"): (0.55, 0.66, 0.75, 0.84),
    ("library_digital", "public_district"): (0.35, 0.43, 0.51),
    ("library_digital", "public_commune"): (0.10, 0.135, 0.17, 0.209),
    ("library_digital", "university_specialised"): (0.66, 0.73, 0.79, 0.846),
    ("library_digital", "armed_forces"): (0.48, 0.52, 0.55, 0.574),
    ("library_digital", "education"): (0.52, 0.60, 0.68, 0.752),
    ("museum_programme", "museum"): (0.44, 0.55, 0.66, 0.765),
    ("centre_support", "centre_province_district"): (0.57, 0.635, 0.70, 0.766),
    ("centre_clubs", "centre_commune_village"): (0.512, 0.535, 0.556, 0.573),
}
"""The country's share in 2022, 2023, 2024 and, unless the category ended, 2025."""

VISITS_A_HEAD = {"library_visits": 0.19, "museum_visits": 0.115}
VISITS_GROWTH = {
    "library_visits": {2023: 1.145, 2024: 1.090, 2025: 1.064},
    "museum_visits": {2023: 1.120, 2024: 1.085, 2025: 1.052},
}
"""Visits of a low 2022, after the epidemic, and the factor of each year since."""

POPULAR = {
    ("library_visits", "01"): 1.5,
    ("library_visits", "79@2025"): 1.8,
    ("museum_visits", "01"): 2.6,
    ("museum_visits", "79@2025"): 2.2,
    ("museum_visits", "46"): 6.0,
    ("museum_visits", "48@2025"): 4.0,
    ("museum_visits", "22"): 4.5,
    ("museum_visits", "56@2025"): 2.5,
}
MOVED_MUSEUM = ("museum_visits", "01", 2025)
MOVED_MUSEUM_FACTOR = 1.5
MOVED_MUSEUM_NOTE = (
    "Minh họa: một bảo tàng dời sang trụ sở mới, lượt khách tăng đột biến; "
    "đây là bước nhảy, không phải mức tăng bình quân."
)

REGIONS = (
    ("Đồng bằng sông Hồng", 0.35),
    ("Đông Nam Bộ", 0.30),
    ("Trung du", -0.45),
    ("Tây Nguyên", -0.30),
    ("Bắc Trung Bộ", 0.10),
)
STANDING = {
    "22": (0.9, 1.9),
    "48@2025": (1.2, 0.5),
    "49@2025": (0.6, 0.5),
    "79@2025": (0.9, 0.2),
    "46": (0.5, 0.15),
    "38": (0.3, 0.25),
    "86@2025": (0.1, 0.1),
    "12": (-0.1, 0.2),
    "14": (-0.7, -0.35),
    "20": (-0.2, -0.2),
    "51@2025": (-0.4, -0.3),
    "62@2025": (-0.7, -0.3),
    "02@2025": (-0.6, -0.1),
    "95@2025": (-0.5, -0.1),
    "96@2025": (-0.4, -0.1),
}
"""Leaders and laggards: where they stood in 2022 and what every year adds, in logits."""

NOT_REPORTED = {
    2022: {"62@2025", "93@2025", "95@2025"},
    2023: {"58@2025", "67@2025"},
    2024: {"06@2025", "95@2025", "17@2025"},
    2025: {"04", "11"},
}
LEFT_OUT = {
    (2023, "74@2025", ("library_digital", "armed_forces")),
    (2024, "45@2025", ("museum_programme", "museum")),
    (2025, "96", ("library_digital", "public_commune")),
}
"""Rows that a unit's report did not hold."""

CUT_OFF_EARLY = {
    2022: {"15@2025", "54@2025"},
    2023: {"54@2025", "36@2025"},
    2024: {"36@2025", "80@2025"},
    2025: {"14", "40"},
}
"""Units whose report counted up to 30 September only."""
CUT_OFF_AFTER_RECEIPT = (2025, "79")
SUMS_THAT_DIFFER = {("38", 2024): 2, ("75@2025", 2023): -1, ("33", 2025): 1, ("46", 2025): -2}
"""Where the three channels do not add up to the total, and by how much."""
