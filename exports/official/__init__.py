"""A report as an official document: its parts in order, in no file format yet.

`building.paper` says what stands where by Decree 30/2020/NĐ-CP; `exports.document` (DOCX) and
`exports.report_pdf` (PDF) draw the same paper.
"""
