"""the tables of the programme"""

from alembic import op
import sqlalchemy as sa

revision = "0001"
down_revision = None


def _change_key() -> "sa.Column[int]":
    """Return the column by which rows of an append-only table follow each other."""
    change = sa.ForeignKey("change.id")
    return sa.Column("change_id", sa.BigInteger, change, primary_key=True, index=True)


def upgrade() -> None:
    op.create_table(
        "agency",
        sa.Column("code", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("valid_from", sa.Date),
        sa.Column("valid_to", sa.Date),
        sa.Column("successor_code", sa.String, sa.ForeignKey("agency.code")),
        sa.Column("note", sa.String),
    )
    op.create_table(
        "change",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("summary", sa.String, nullable=False),
        sa.Column("reason", sa.String),
        sa.Column("file_name", sa.String),
        sa.Column("file_sha256", sa.String),
        sa.Column("undoes", sa.BigInteger, sa.ForeignKey("change.id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "conflict",
        sa.Column("code", sa.String, primary_key=True),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("explanation", sa.String, nullable=False),
    )
    op.create_table(
        "person",
        sa.Column("address", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.CheckConstraint("role IN ('viewer', 'officer', 'lead')", name="role_known"),
    )
    op.create_table(
        "snapshot",
        sa.Column("code", sa.String, primary_key=True),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("as_of", sa.Date, nullable=False),
        sa.Column("actor", sa.String, nullable=False),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("sha256", sa.String, nullable=False),
    )
    op.create_table(
        "unit",
        sa.Column("code", sa.String, primary_key=True),
        sa.Column("official_code", sa.String),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("short_name", sa.String, nullable=False),
        sa.Column("former_names", sa.String),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("type_name", sa.String),
        sa.Column("region", sa.String),
        sa.Column("parent_code", sa.String, sa.ForeignKey("unit.code"), index=True),
        sa.Column("former_parent_code", sa.String, sa.ForeignKey("unit.code")),
        sa.Column("valid_from", sa.Date),
        sa.Column("valid_to", sa.Date),
        sa.Column("latitude", sa.Double),
        sa.Column("longitude", sa.Double),
        sa.Column("population", sa.BigInteger),
        sa.Column("area_km2", sa.Double),
        sa.CheckConstraint(
            "kind IN ('nation', 'province', 'district', 'commune')", name="kind_known"
        ),
    )
    op.create_table(
        "change_file",
        sa.Column("change_id", sa.BigInteger, sa.ForeignKey("change.id"), primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "document",
        sa.Column("code", sa.String, primary_key=True),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("number", sa.String),
        sa.Column("issuer", sa.String, nullable=False),
        sa.Column("issued_on", sa.Date),
        sa.Column("unit_code", sa.String, sa.ForeignKey("unit.code"), nullable=False),
        sa.Column("first_year", sa.Integer),
        sa.Column("last_year", sa.Integer),
        sa.Column("report_month", sa.Integer),
        sa.Column("report_day", sa.Integer),
        sa.Column("report_to", sa.String),
        sa.Column("report_clause", sa.String),
    )
    op.create_table(
        "person_unit",
        sa.Column("address", sa.String, sa.ForeignKey("person.address"), primary_key=True),
        sa.Column("unit_code", sa.String, sa.ForeignKey("unit.code"), primary_key=True),
    )
    op.create_table(
        "report",
        sa.Column("unit_code", sa.String, sa.ForeignKey("unit.code"), primary_key=True),
        sa.Column("year", sa.Integer, primary_key=True),
        _change_key(),
        sa.Column("received_on", sa.Date),
        sa.Column("cut_off_on", sa.Date),
        sa.Column("document_number", sa.String),
        sa.Column("responsible", sa.String),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("note", sa.String),
        sa.CheckConstraint("status IN ('current', 'withdrawn')", name="status_known"),
    )
    op.create_table(
        "sector",
        sa.Column("code", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("lead_agency_code", sa.String, sa.ForeignKey("agency.code"), nullable=False),
        sa.Column("lead_indicator_code", sa.String, nullable=False),
        sa.Column("lead_category_code", sa.String, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
    )
    op.create_table(
        "story",
        sa.Column("snapshot_code", sa.String, sa.ForeignKey("snapshot.code"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("slide", sa.String, nullable=False),
        sa.Column("sentence", sa.String),
        sa.Column("change_id", sa.BigInteger, sa.ForeignKey("change.id"), nullable=False),
    )
    op.create_table(
        "unit_succession",
        sa.Column("predecessor_code", sa.String, sa.ForeignKey("unit.code"), primary_key=True),
        sa.Column("successor_code", sa.String, sa.ForeignKey("unit.code"), primary_key=True),
        sa.Column("effective_on", sa.Date, nullable=False),
    )
    op.create_table(
        "category",
        sa.Column("code", sa.String, primary_key=True),
        sa.Column("sector_code", sa.String, sa.ForeignKey("sector.code")),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("level", sa.String),
        sa.Column("ended_on", sa.Date),
        sa.Column("position", sa.Integer, nullable=False),
    )
    op.create_table(
        "conflict_side",
        sa.Column("conflict_code", sa.String, sa.ForeignKey("conflict.code"), primary_key=True),
        sa.Column("document_code", sa.String, sa.ForeignKey("document.code"), primary_key=True),
        sa.Column("clause", sa.String, primary_key=True),
        sa.Column("says", sa.String, nullable=False),
    )
    op.create_table(
        "indicator",
        sa.Column("code", sa.String, primary_key=True),
        sa.Column("sector_code", sa.String, sa.ForeignKey("sector.code"), nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("short_name", sa.String, nullable=False),
        sa.Column("measure", sa.String),
        sa.Column("unit_of_measure", sa.String),
        sa.Column("definition", sa.String, nullable=False),
        sa.Column("part_of", sa.String, sa.ForeignKey("indicator.code")),
        sa.Column("position", sa.Integer, nullable=False),
        sa.CheckConstraint("measure IN ('share', 'growth', 'count')", name="measure_known"),
    )
    op.create_table(
        "observance",
        sa.Column("code", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("month", sa.Integer),
        sa.Column("day", sa.Integer),
        sa.Column("days", sa.Integer),
        sa.Column("first_year", sa.Integer),
        sa.Column("document_code", sa.String, sa.ForeignKey("document.code"), nullable=False),
        sa.Column("clause", sa.String, nullable=False),
    )
    op.create_table(
        "task",
        sa.Column("code", sa.String, primary_key=True),
        sa.Column("document_code", sa.String, sa.ForeignKey("document.code"), nullable=False),
        sa.Column("appendix", sa.String, nullable=False),
        sa.Column("number", sa.String, nullable=False),
        sa.Column("group_number", sa.String, nullable=False),
        sa.Column("group_title", sa.String, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("short_title", sa.String, nullable=False),
        sa.Column("product", sa.String),
        sa.Column("sector_code", sa.String, sa.ForeignKey("sector.code")),
        sa.Column("first_year", sa.Integer),
        sa.Column("last_year", sa.Integer),
        sa.Column("yearly", sa.Boolean, nullable=False),
        sa.Column("time_as_written", sa.String),
        sa.Column("position", sa.Integer, nullable=False),
        sa.CheckConstraint("length(trim(appendix)) > 0", name="appendix_said"),
        sa.CheckConstraint("length(trim(number)) > 0", name="number_said"),
    )
    op.create_table(
        "figure",
        sa.Column("unit_code", sa.String, sa.ForeignKey("unit.code"), primary_key=True),
        sa.Column("indicator_code", sa.String, sa.ForeignKey("indicator.code"), primary_key=True),
        sa.Column("category_code", sa.String, sa.ForeignKey("category.code"), primary_key=True),
        sa.Column("year", sa.Integer, primary_key=True),
        _change_key(),
        sa.Column("numerator", sa.BigInteger),
        sa.Column("denominator", sa.BigInteger),
        sa.Column("origin", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("note", sa.String),
        sa.CheckConstraint("origin IN ('reported', 'demonstration')", name="origin_known"),
        sa.CheckConstraint("status = 'withdrawn' OR numerator IS NOT NULL", name="value_said"),
        sa.CheckConstraint("status IN ('current', 'withdrawn')", name="status_known"),
        sa.CheckConstraint("denominator IS NULL OR denominator >= numerator", name="part_of_whole"),
        sa.CheckConstraint("numerator >= 0", name="numerator_counted"),
    )
    op.create_table(
        "institution",
        sa.Column("code", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("category_code", sa.String, sa.ForeignKey("category.code"), nullable=False),
        sa.Column("unit_code", sa.String, sa.ForeignKey("unit.code"), nullable=False, index=True),
        sa.Column("ownership", sa.String),
        sa.Column("opened_on", sa.Date),
        sa.Column("closed_on", sa.Date),
        sa.Column("latitude", sa.Double),
        sa.Column("longitude", sa.Double),
        sa.Column(
            "change_id", sa.BigInteger, sa.ForeignKey("change.id"), nullable=False, index=True
        ),
    )
    op.create_table(
        "observance_task",
        sa.Column("observance_code", sa.String, sa.ForeignKey("observance.code"), primary_key=True),
        sa.Column("task_code", sa.String, sa.ForeignKey("task.code"), primary_key=True),
    )
    op.create_table(
        "target",
        sa.Column("document_code", sa.String, sa.ForeignKey("document.code"), primary_key=True),
        sa.Column("indicator_code", sa.String, sa.ForeignKey("indicator.code"), primary_key=True),
        sa.Column("category_code", sa.String, sa.ForeignKey("category.code"), primary_key=True),
        sa.Column("year", sa.Integer, primary_key=True),
        sa.Column("low", sa.Double),
        sa.Column("high", sa.Double),
        sa.Column("wording", sa.String, nullable=False),
        sa.Column("clause", sa.String, nullable=False),
        sa.Column("certainty", sa.String, nullable=False),
        sa.Column("base_year", sa.Integer),
        sa.Column("note", sa.String),
        sa.CheckConstraint(
            "certainty IN ('read', 'restated', 'conflicting')", name="certainty_known"
        ),
        sa.CheckConstraint("high IS NULL OR low <= high", name="range"),
        sa.CheckConstraint("length(trim(clause)) > 0", name="clause_said"),
        sa.CheckConstraint("length(trim(wording)) > 0", name="wording_said"),
    )
    op.create_table(
        "task_agency",
        sa.Column("task_code", sa.String, sa.ForeignKey("task.code"), primary_key=True),
        sa.Column("agency_code", sa.String, sa.ForeignKey("agency.code"), primary_key=True),
        sa.Column("role", sa.String, primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.CheckConstraint("role IN ('lead', 'coordinate')", name="role_known"),
    )
    op.create_table(
        "task_record",
        sa.Column("task_code", sa.String, sa.ForeignKey("task.code"), primary_key=True),
        sa.Column("occurrence_year", sa.Integer, primary_key=True),
        _change_key(),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("finished_on", sa.Date),
        sa.Column("proof", sa.String),
        sa.Column("note", sa.String),
        sa.CheckConstraint(
            "state <> 'done' OR (finished_on IS NOT NULL AND proof IS NOT NULL)", name="done_proved"
        ),
        sa.CheckConstraint("state IN ('in_progress', 'done', 'withdrawn')", name="state_known"),
    )
    op.create_table(
        "institution_result",
        sa.Column(
            "institution_code", sa.String, sa.ForeignKey("institution.code"), primary_key=True
        ),
        sa.Column("indicator_code", sa.String, sa.ForeignKey("indicator.code"), primary_key=True),
        sa.Column("year", sa.Integer, primary_key=True),
        _change_key(),
        sa.Column("value", sa.BigInteger),
        sa.Column("status", sa.String, nullable=False),
        sa.CheckConstraint("status IN ('current', 'withdrawn')", name="status_known"),
    )
