"""The report as a Word document (DOCX), in the form of Decree 30/2020/NĐ-CP, Appendix I, part I.

Clauses followed: I.1 (A4), I.2 (upright; annexes with wide tables on their side), I.3 (margins:
25 mm above, 20 below, 30 left, 20 right), I.4 (Times New Roman, black), I.7 (page number in the
middle of the upper margin, none on the first page); II.1 to II.5 (title block, number and sign,
place and date, kind and subject, with their lines), II.6 (full citation the first time, 14 pt,
justified, first line at 1.27 cm, 6 pt between paragraphs), II.7 (signature), II.9 (addressee,
recipients); III.1 (annexes: Roman numbers, "kèm theo", pages counted from 1 in each).
"""

from exports.document.building import document, handout_document

__all__ = ["document", "handout_document"]
