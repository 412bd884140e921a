"""Section 9 of the method read a second time, from its text alone, record by record.

Nothing here calls the product's arithmetic: a difference between the two readings is a fault of
one of them, or of the text.
"""

from datetime import date
from fractions import Fraction
from math import ceil


def second_reading(made, scope, year):
    """Return the rows of all documents that bind the country and its provinces, as plain tuples."""
    return [
        row
        for document in made.documents
        if document.unit_code in ("VN", scope)
        for series in sorted({t.series for t in made.targets if t.document_code == document.code})
        for row in Reading(made, scope, year, document.code, series).rows()
    ]


class Reading:
    def __init__(self, made, scope, year, document, series):
        self.made, self.scope, self.year, self.series = made, scope, year, series
        self.document = document
        self.unit = {u.code: u for u in made.units}
        self.before = {}
        for step in made.successions:
            self.before.setdefault(step.successor_code, []).append(step.predecessor_code)
        self.n = {(f.unit_code, f.year): f for f in made.figures if f.series == series}
        self.measure = next(i.measure for i in made.indicators if i.code == series[0])
        self.reports = {(r.unit_code, r.year): r for r in made.reports}
        marks = [t for t in made.targets if (t.document_code, t.series) == (document, series)]
        self.marks = sorted(marks, key=lambda t: t.year)

    def there(self, code, year):
        unit, day = self.unit[code], date(year, 12, 31)
        return (unit.valid_from is None or unit.valid_from <= day) and (
            unit.valid_to is None or unit.valid_to >= day
        )

    def units(self, scope, year):
        if scope == "VN":
            provinces = [u.code for u in self.made.units if u.kind == "province"]
            return [code for code in provinces if self.there(code, year)]
        if self.there(scope, year):
            return [scope]
        return [code for each in self.before.get(scope, []) for code in self.units(each, year)]

    def last_denominator(self, code, year):
        own = [y for (u, y) in self.n if u == code and y < year and self.there(u, y)]
        if own:
            return self.n[code, max(own)].denominator
        parts = [self.last_denominator(each, year) for each in self.before.get(code, [])]
        return None if not parts or None in parts else sum(parts)

    def rows(self):
        ahead = [t for t in self.marks if t.year > self.year]
        if not ahead:
            return  # the last milestone is judged on its own year, and none is after it
        years = [
            y
            for y in range(2000, self.year + 1)
            if any((u, y) in self.n for u in self.units(self.scope, y))
        ]
        if not years or years[-1] != self.year:
            return  # not current
        ended = next(c.ended_on for c in self.made.categories if c.code == self.series[1])
        left = self.unit[self.scope].valid_to
        if ended is not None and ended < date(ahead[0].year, 12, 31):
            return
        if left is not None and left < date(self.year, 12, 31):
            return
        self.all = self.units(self.scope, self.year)
        self.here = [u for u in self.all if (u, self.year) in self.n]
        self.gone = [u for u in self.all if (u, self.year) not in self.n]
        if self.measure == "share" and self.no_institutions():
            return
        for mark in ahead:
            day = date(mark.year, 12, 31)
            if (ended is None or ended >= day) and (left is None or left >= day):
                kind = self.growth if self.measure == "growth" else self.straight
                yield (
                    (self.document, *self.series, mark.year, len(self.here), len(self.all)),
                    kind(mark),
                )

    def no_institutions(self):
        known = [self.last_denominator(u, self.year) for u in self.gone]
        return sum(self.n[u, self.year].denominator for u in self.here) == 0 and not any(
            d is None or d > 0 for d in known
        )

    def pairs(self, since, needs=()):
        """Figures of units with this year, that one and the others: (unit, then, now)."""
        found = []
        for u in self.here:
            ok = True
            for y in (since, *needs):
                parts = self.units(u, y)
                ok = ok and bool(parts) and all((p, y) in self.n for p in parts)
            if ok:
                then = [self.n[p, since] for p in self.units(u, since)]
                found.append((u, then, self.n[u, self.year]))
        return found

    def start(self, since):
        matched = []
        for _, then, now in self.pairs(since):
            n0 = sum(f.numerator for f in then)
            if self.measure == "count":
                matched.append((n0, 1, now.numerator, 1))
                continue
            d0 = sum(f.denominator for f in then)
            apart = abs(now.denominator - d0)
            if apart <= 1 or 5 * apart <= d0:
                matched.append((n0, d0, now.numerator, now.denominator))
        n0, d0, n1, d1 = (sum(each) for each in zip(*matched, strict=True)) if matched else [0] * 4
        if self.measure == "count":
            if len(matched) < len(self.all) or not matched:
                return None
            return len(matched), Fraction(n1 - n0, self.year - since)
        if 2 * len(matched) < len(self.all) or d1 < 5 or d0 <= 0:
            return None
        return len(matched), (Fraction(100 * n1, d1) - Fraction(100 * n0, d0)) / (self.year - since)

    def bounds(self):
        sum_n = sum(self.n[u, self.year].numerator for u in self.here)
        if self.measure == "count":
            return Fraction(sum_n), None if self.gone else Fraction(sum_n), None, False
        missing = [self.last_denominator(u, self.year) for u in self.gone]
        if None in missing:
            return Fraction(0), Fraction(100), None, True
        whole = sum(self.n[u, self.year].denominator for u in self.here) + sum(missing)
        high = Fraction(100 * (sum_n + sum(missing)), whole)
        return Fraction(100 * sum_n, whole), high, whole, False

    def straight(self, mark):
        t, m = mark.low, mark.year
        share = self.measure == "share"
        low, high, whole, unknown = self.bounds()
        starts = {y: self.start(y) for y in range(2000, self.year)}
        starts = {y: s for y, s in starts.items() if s is not None}
        paces = [None, None]
        if starts:
            first = min(starts)
            paces[0] = (first, *starts[first])
            if self.year - 1 in starts and self.year - 1 > first:
                paces[1] = (self.year - 1, *starts[self.year - 1])

        def cut(value):
            return max(Fraction(0), min(Fraction(100), value) if share else value)

        def project(pace):
            since, matched, p = pace
            lows = {y: cut(low + p * (y - self.year)) for y in range(self.year, 2041)}
            highs = {y: cut(high + p * (y - self.year)) for y in range(self.year, 2041)}
            ends = [highs[m], lows[m]]
            if unknown:
                short = (None, None)
            else:
                scale = Fraction(whole, 100) if share else 1
                short = tuple(max(0, ceil((t - end) * scale)) for end in ends)
            reached = (None, None)
            if p >= 0:
                reached = tuple(
                    min((y for y, v in values.items() if v >= t), default=None)
                    for values in (highs, lows)
                )
            return (since, matched, p, lows[m], highs[m], short, reached)

        mean, last = (None if pace is None else project(pace) for pace in paces)
        outcome = self.outcome(mark, [p for p in (mean, last) if p is not None], low, unknown)
        return outcome, (low, high), mean, last

    def outcome(self, mark, known, low, unknown):
        t = mark.low
        if not known:
            return "none"
        if unknown:
            return "open"
        if all(p[3] >= t for p in known) and (len(known) == 2 or low >= t):
            return "would_meet"
        if len(known) == 2 and all(p[4] < t for p in known):
            return "would_miss"
        return "open"

    def cut_off(self, code, year):
        report, end = self.reports.get((code, year)), date(year, 12, 31)
        if report is not None:
            end = report.cut_off_on if report.cut_off_on else min(end, report.received_on)
        if (end.month, end.day) == (2, 29):
            end = end.replace(day=28)
        in_2023 = date(2023, end.month, end.day) - date(2023, 1, 1)
        return in_2023.days + 365 * (end.year - year)

    def same_part(self, unit, years):
        days = [self.cut_off(p, y) for y in years for p in self.units(unit, y)]
        return max(days) - min(days) <= 45

    def growth(self, mark):
        b, y, m = mark.base_year or 2022, self.year, mark.year
        none = ("none", None, None, None)
        if y <= b:
            return none
        panel = [p for p in self.pairs(b) if self.same_part(p[0], (y, b))]
        v0 = sum(f.numerator for _, then, _ in panel for f in then)
        v1 = sum(now.numerator for _, _, now in panel)
        if 2 * len(panel) < len(self.all) or v0 == 0:
            return none

        def rate(ratio, years):
            return 100 * (float(ratio) ** (1 / years) - 1)

        asked = 1 + mark.low / 100
        g = rate(Fraction(v1, v0), y - b)
        mean, reaches = (b, len(panel), g, g, g, None, None), [v1 >= v0 * asked ** (y - b)]
        last = None
        three = [
            p for p in self.pairs(b, (y - 1,)) if y - 1 > b and self.same_part(p[0], (y, y - 1, b))
        ]
        w0 = sum(f.numerator for _, then, _ in three for f in then)
        w1 = sum(now.numerator for _, _, now in three)
        wy = sum(self.n[p, y - 1].numerator for u, _, _ in three for p in self.units(u, y - 1))
        if y - 1 > b and 2 * len(three) >= len(self.all) and w0 > 0 and wy > 0:
            h = Fraction(w1, wy)
            led = w1 * h ** (m - y)
            x = rate(led / w0, m - b)
            last = (y - 1, len(three), float(100 * (h - 1)), x, x, None, None)
            reaches.append(led >= w0 * asked ** (m - b))
        still = rate(Fraction(v1, v0), m - b)
        outcome = "open"
        if len(reaches) == 2 and reaches[0] == reaches[1]:
            outcome = "would_meet" if reaches[0] else "would_miss"
        return outcome, (still, still), mean, last
