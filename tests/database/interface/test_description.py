"""The description of the interface, held against what the routes answer."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from starlette.applications import Starlette

from ui.access.errors import ANSWERS
from ui.interface.routes import BASE, ROUTES

HELD = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
]
FEW = settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)


@pytest.mark.thorough
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_routes_answer_as_described(client):
    # Imported where it is used: it takes half a second, and every process reads this file.
    import schemathesis
    from schemathesis.checks import CHECKS, load_all_checks

    load_all_checks()
    held = CHECKS.get_by_names(HELD)
    schema = schemathesis.openapi.from_asgi(
        f"{BASE}/openapi.json", Starlette(routes=ROUTES, exception_handlers=ANSWERS)
    )
    asked = 0
    for operation in schema.get_all_operations():

        @FEW
        @given(case=operation.ok().as_strategy())
        def answers(case):
            nonlocal asked
            asked += 1
            case.call_and_validate(checks=held)

        answers()
    assert asked > len(ROUTES)
