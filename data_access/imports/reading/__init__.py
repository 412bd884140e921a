"""Files as tables of text: workbooks, CSV and filled templates."""
