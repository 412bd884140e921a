"""Names of made-up institutions: official in form, of places and never of persons."""

_QUARTER = {"phường": "tổ dân phố", "đặc khu": "khu dân cư"}

_FIRST = {
    "public_province": "Thư viện {province}",
    "public_district": "Thư viện khu vực 1, {province}",
    "public_commune": "Thư viện {commune}",
    "university_specialised": "Thư viện Trường Đại học số 1, {province}",
    "armed_forces": "Thư viện Bộ Chỉ huy quân sự {province}",
    "education": "Thư viện Trường Tiểu học {name}, {commune}",
    "museum": "Bảo tàng {province}",
    "centre_province_district": "Trung tâm Văn hóa {province}",
    "centre_commune_village": "Trung tâm Văn hóa - Thể thao {commune}",
}
_NEXT = {
    "public_province": ("Thư viện {province}, cơ sở {number}",),
    "public_district": ("Thư viện khu vực {number}, {province}",),
    "public_commune": ("Thư viện {commune}, cơ sở {number}",),
    "university_specialised": (
        "Thư viện Trường Cao đẳng số {number}, {province}",
        "Thư viện Viện Nghiên cứu nông nghiệp số {number}, {province}",
        "Thư viện Trường Đại học số {number}, {province}",
        "Thư viện Bệnh viện đa khoa số {number}, {province}",
    ),
    "armed_forces": (
        "Thư viện Trung đoàn số {number}, {province}",
        "Thư viện Đồn Biên phòng số {number}, {province}",
        "Thư viện Công an khu vực {number}, {province}",
    ),
    "education": (
        "Thư viện Trường THCS {name} số {number}, {commune}",
        "Thư viện Trường THPT {name} số {number}, {commune}",
        "Thư viện Trường Tiểu học {name} số {number}, {commune}",
        "Thư viện Trung tâm GDNN - GDTX {name} số {number}, {commune}",
    ),
    "museum": (
        "Bảo tàng Gốm số {number}, {province}",
        "Bảo tàng Nông cụ số {number}, {province}",
        "Bảo tàng Trang phục số {number}, {province}",
        "Bảo tàng Nhạc cụ số {number}, {province}",
    ),
    "centre_province_district": ("Trung tâm Văn hóa khu vực {number}, {province}",),
    "centre_commune_village": ("Nhà văn hóa {quarter} {number}, {commune}",),
}


def institution_name(
    category: str, number: int, province: str, commune_type: str, commune: str
) -> str:
    """Return a name; `number` counts, from 1, the category's institutions in the same place."""
    patterns = _NEXT[category]
    pattern = _FIRST[category] if number == 1 else patterns[(number - 2) % len(patterns)]
    houses = category == "centre_commune_village"
    return pattern.format(
        province=province,
        commune=f"{commune_type} {commune}",
        name=commune,
        quarter=_QUARTER.get(commune_type, "thôn"),
        number=number - 1 if houses else number,  # the first one is the centre of the commune
    )
