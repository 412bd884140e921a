"""The yearly template as a form on a page, in which a unit's figures are typed without a file."""

from data_access.imports.forms.checking import check_typed as check_typed
from data_access.imports.forms.filling import filled as filled
from data_access.imports.forms.filling import form as form
from data_access.imports.forms.pages import FormColumn as FormColumn
from data_access.imports.forms.pages import FormPage as FormPage
from data_access.imports.forms.pages import FormRow as FormRow
