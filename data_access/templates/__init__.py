"""The workbook in which a unit reports a year: one form, known to its writer and its reader."""

from data_access.templates.plan_content import plan_name as plan_name
from data_access.templates.workbook import plan_template as plan_template
from data_access.templates.workbook import template as template
from data_access.templates.workbook import template_name as template_name
