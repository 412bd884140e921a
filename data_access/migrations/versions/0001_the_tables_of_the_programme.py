"""the tables of the programme"""

from alembic import op
import sqlalchemy as sa

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "agency",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("successor_code", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["successor_code"], ["agency.code"], name=op.f("fk_agency_successor_code")
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_agency")),
    )
    op.create_table(
        "change",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("file_name", sa.String(), nullable=True),
        sa.Column("file_sha256", sa.String(), nullable=True),
        sa.Column("undoes", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["undoes"], ["change.id"], name=op.f("fk_change_undoes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "conflict",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("explanation", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_conflict")),
    )
    op.create_table(
        "person",
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "role IN ('viewer', 'officer', 'lead')", name=op.f("ck_person_role_known")
        ),
        sa.PrimaryKeyConstraint("address", name=op.f("pk_person")),
    )
    op.create_table(
        "snapshot",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_snapshot")),
    )
    op.create_table(
        "unit",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("official_code", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("short_name", sa.String(), nullable=False),
        sa.Column("former_names", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("type_name", sa.String(), nullable=True),
        sa.Column("region", sa.String(), nullable=True),
        sa.Column("parent_code", sa.String(), nullable=True),
        sa.Column("former_parent_code", sa.String(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("population", sa.BigInteger(), nullable=True),
        sa.Column("area_km2", sa.Double(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('nation', 'province', 'district', 'commune')", name=op.f("ck_unit_kind_known")
        ),
        sa.ForeignKeyConstraint(
            ["former_parent_code"], ["unit.code"], name=op.f("fk_unit_former_parent_code")
        ),
        sa.ForeignKeyConstraint(["parent_code"], ["unit.code"], name=op.f("fk_unit_parent_code")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_unit")),
    )
    with op.batch_alter_table("unit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unit_parent_code"), ["parent_code"], unique=False)

    op.create_table(
        "change_file",
        sa.Column("change_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["change_id"], ["change.id"], name=op.f("fk_change_file_change_id")
        ),
        sa.PrimaryKeyConstraint("change_id", name=op.f("pk_change_file")),
    )
    op.create_table(
        "document",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("issuer", sa.String(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("unit_code", sa.String(), nullable=False),
        sa.Column("first_year", sa.Integer(), nullable=True),
        sa.Column("last_year", sa.Integer(), nullable=True),
        sa.Column("report_month", sa.Integer(), nullable=True),
        sa.Column("report_day", sa.Integer(), nullable=True),
        sa.Column("report_to", sa.String(), nullable=True),
        sa.Column("report_clause", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["unit_code"], ["unit.code"], name=op.f("fk_document_unit_code")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_document")),
    )
    op.create_table(
        "person_unit",
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("unit_code", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["address"], ["person.address"], name=op.f("fk_person_unit_address")
        ),
        sa.ForeignKeyConstraint(
            ["unit_code"], ["unit.code"], name=op.f("fk_person_unit_unit_code")
        ),
        sa.PrimaryKeyConstraint("address", "unit_code", name=op.f("pk_person_unit")),
    )
    op.create_table(
        "report",
        sa.Column("unit_code", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("change_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("cut_off_on", sa.Date(), nullable=True),
        sa.Column("document_number", sa.String(), nullable=True),
        sa.Column("responsible", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.CheckConstraint(
            "status IN ('current', 'withdrawn')", name=op.f("ck_report_status_known")
        ),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_report_change_id")),
        sa.ForeignKeyConstraint(["unit_code"], ["unit.code"], name=op.f("fk_report_unit_code")),
        sa.PrimaryKeyConstraint("unit_code", "year", "change_id", name=op.f("pk_report")),
    )
    with op.batch_alter_table("report", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_change_id"), ["change_id"], unique=False)

    op.create_table(
        "sector",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("lead_agency_code", sa.String(), nullable=False),
        sa.Column("lead_indicator_code", sa.String(), nullable=False),
        sa.Column("lead_category_code", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["lead_agency_code"], ["agency.code"], name=op.f("fk_sector_lead_agency_code")
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_sector")),
    )
    op.create_table(
        "story",
        sa.Column("snapshot_code", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("slide", sa.String(), nullable=False),
        sa.Column("sentence", sa.String(), nullable=True),
        sa.Column("change_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_story_change_id")),
        sa.ForeignKeyConstraint(
            ["snapshot_code"], ["snapshot.code"], name=op.f("fk_story_snapshot_code")
        ),
        sa.PrimaryKeyConstraint("snapshot_code", "position", name=op.f("pk_story")),
    )
    op.create_table(
        "unit_succession",
        sa.Column("predecessor_code", sa.String(), nullable=False),
        sa.Column("successor_code", sa.String(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["predecessor_code"], ["unit.code"], name=op.f("fk_unit_succession_predecessor_code")
        ),
        sa.ForeignKeyConstraint(
            ["successor_code"], ["unit.code"], name=op.f("fk_unit_succession_successor_code")
        ),
        sa.PrimaryKeyConstraint(
            "predecessor_code", "successor_code", name=op.f("pk_unit_succession")
        ),
    )
    op.create_table(
        "category",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("sector_code", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sector_code"], ["sector.code"], name=op.f("fk_category_sector_code")
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_category")),
    )
    op.create_table(
        "conflict_side",
        sa.Column("conflict_code", sa.String(), nullable=False),
        sa.Column("document_code", sa.String(), nullable=False),
        sa.Column("clause", sa.String(), nullable=False),
        sa.Column("says", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conflict_code"], ["conflict.code"], name=op.f("fk_conflict_side_conflict_code")
        ),
        sa.ForeignKeyConstraint(
            ["document_code"], ["document.code"], name=op.f("fk_conflict_side_document_code")
        ),
        sa.PrimaryKeyConstraint(
            "conflict_code", "document_code", "clause", name=op.f("pk_conflict_side")
        ),
    )
    op.create_table(
        "indicator",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("sector_code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("short_name", sa.String(), nullable=False),
        sa.Column("measure", sa.String(), nullable=True),
        sa.Column("unit_of_measure", sa.String(), nullable=True),
        sa.Column("definition", sa.String(), nullable=False),
        sa.Column("part_of", sa.String(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "measure IN ('share', 'growth', 'count')", name=op.f("ck_indicator_measure_known")
        ),
        sa.ForeignKeyConstraint(["part_of"], ["indicator.code"], name=op.f("fk_indicator_part_of")),
        sa.ForeignKeyConstraint(
            ["sector_code"], ["sector.code"], name=op.f("fk_indicator_sector_code")
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_indicator")),
    )
    op.create_table(
        "observance",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=True),
        sa.Column("day", sa.Integer(), nullable=True),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.Column("first_year", sa.Integer(), nullable=True),
        sa.Column("document_code", sa.String(), nullable=False),
        sa.Column("clause", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_code"], ["document.code"], name=op.f("fk_observance_document_code")
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_observance")),
    )
    op.create_table(
        "task",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("document_code", sa.String(), nullable=False),
        sa.Column("appendix", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("group_number", sa.String(), nullable=False),
        sa.Column("group_title", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("short_title", sa.String(), nullable=False),
        sa.Column("product", sa.String(), nullable=True),
        sa.Column("sector_code", sa.String(), nullable=True),
        sa.Column("first_year", sa.Integer(), nullable=True),
        sa.Column("last_year", sa.Integer(), nullable=True),
        sa.Column("yearly", sa.Boolean(), nullable=False),
        sa.Column("time_as_written", sa.String(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(trim(appendix)) > 0", name=op.f("ck_task_appendix_said")),
        sa.CheckConstraint("length(trim(number)) > 0", name=op.f("ck_task_number_said")),
        sa.ForeignKeyConstraint(
            ["document_code"], ["document.code"], name=op.f("fk_task_document_code")
        ),
        sa.ForeignKeyConstraint(["sector_code"], ["sector.code"], name=op.f("fk_task_sector_code")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_task")),
    )
    op.create_table(
        "figure",
        sa.Column("unit_code", sa.String(), nullable=False),
        sa.Column("indicator_code", sa.String(), nullable=False),
        sa.Column("category_code", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("change_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("numerator", sa.BigInteger(), nullable=True),
        sa.Column("denominator", sa.BigInteger(), nullable=True),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.CheckConstraint(
            "origin IN ('reported', 'demonstration')", name=op.f("ck_figure_origin_known")
        ),
        sa.CheckConstraint(
            "status = 'withdrawn' OR numerator IS NOT NULL", name=op.f("ck_figure_value_said")
        ),
        sa.CheckConstraint(
            "status IN ('current', 'withdrawn')", name=op.f("ck_figure_status_known")
        ),
        sa.CheckConstraint(
            "denominator IS NULL OR denominator >= numerator", name=op.f("ck_figure_part_of_whole")
        ),
        sa.CheckConstraint("numerator >= 0", name=op.f("ck_figure_numerator_counted")),
        sa.ForeignKeyConstraint(
            ["category_code"], ["category.code"], name=op.f("fk_figure_category_code")
        ),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_figure_change_id")),
        sa.ForeignKeyConstraint(
            ["indicator_code"], ["indicator.code"], name=op.f("fk_figure_indicator_code")
        ),
        sa.ForeignKeyConstraint(["unit_code"], ["unit.code"], name=op.f("fk_figure_unit_code")),
        sa.PrimaryKeyConstraint(
            "unit_code",
            "indicator_code",
            "category_code",
            "year",
            "change_id",
            name=op.f("pk_figure"),
        ),
    )
    with op.batch_alter_table("figure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_figure_change_id"), ["change_id"], unique=False)

    op.create_table(
        "institution",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("category_code", sa.String(), nullable=False),
        sa.Column("unit_code", sa.String(), nullable=False),
        sa.Column("ownership", sa.String(), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("change_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["category_code"], ["category.code"], name=op.f("fk_institution_category_code")
        ),
        sa.ForeignKeyConstraint(
            ["change_id"], ["change.id"], name=op.f("fk_institution_change_id")
        ),
        sa.ForeignKeyConstraint(
            ["unit_code"], ["unit.code"], name=op.f("fk_institution_unit_code")
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_institution")),
    )
    with op.batch_alter_table("institution", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_institution_change_id"), ["change_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_institution_unit_code"), ["unit_code"], unique=False)

    op.create_table(
        "observance_task",
        sa.Column("observance_code", sa.String(), nullable=False),
        sa.Column("task_code", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["observance_code"],
            ["observance.code"],
            name=op.f("fk_observance_task_observance_code"),
        ),
        sa.ForeignKeyConstraint(
            ["task_code"], ["task.code"], name=op.f("fk_observance_task_task_code")
        ),
        sa.PrimaryKeyConstraint("observance_code", "task_code", name=op.f("pk_observance_task")),
    )
    op.create_table(
        "target",
        sa.Column("document_code", sa.String(), nullable=False),
        sa.Column("indicator_code", sa.String(), nullable=False),
        sa.Column("category_code", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("low", sa.Double(), nullable=True),
        sa.Column("high", sa.Double(), nullable=True),
        sa.Column("wording", sa.String(), nullable=False),
        sa.Column("clause", sa.String(), nullable=False),
        sa.Column("certainty", sa.String(), nullable=False),
        sa.Column("base_year", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.CheckConstraint(
            "certainty IN ('read', 'restated', 'conflicting')",
            name=op.f("ck_target_certainty_known"),
        ),
        sa.CheckConstraint("high IS NULL OR low <= high", name=op.f("ck_target_range")),
        sa.CheckConstraint("length(trim(clause)) > 0", name=op.f("ck_target_clause_said")),
        sa.CheckConstraint("length(trim(wording)) > 0", name=op.f("ck_target_wording_said")),
        sa.ForeignKeyConstraint(
            ["category_code"], ["category.code"], name=op.f("fk_target_category_code")
        ),
        sa.ForeignKeyConstraint(
            ["document_code"], ["document.code"], name=op.f("fk_target_document_code")
        ),
        sa.ForeignKeyConstraint(
            ["indicator_code"], ["indicator.code"], name=op.f("fk_target_indicator_code")
        ),
        sa.PrimaryKeyConstraint(
            "document_code", "indicator_code", "category_code", "year", name=op.f("pk_target")
        ),
    )
    op.create_table(
        "task_agency",
        sa.Column("task_code", sa.String(), nullable=False),
        sa.Column("agency_code", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "role IN ('lead', 'coordinate')", name=op.f("ck_task_agency_role_known")
        ),
        sa.ForeignKeyConstraint(
            ["agency_code"], ["agency.code"], name=op.f("fk_task_agency_agency_code")
        ),
        sa.ForeignKeyConstraint(
            ["task_code"], ["task.code"], name=op.f("fk_task_agency_task_code")
        ),
        sa.PrimaryKeyConstraint("task_code", "agency_code", "role", name=op.f("pk_task_agency")),
    )
    op.create_table(
        "task_record",
        sa.Column("task_code", sa.String(), nullable=False),
        sa.Column("occurrence_year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("change_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("finished_on", sa.Date(), nullable=True),
        sa.Column("proof", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.CheckConstraint(
            "state <> 'done' OR (finished_on IS NOT NULL AND proof IS NOT NULL)",
            name=op.f("ck_task_record_done_proved"),
        ),
        sa.CheckConstraint(
            "state IN ('in_progress', 'done', 'withdrawn')", name=op.f("ck_task_record_state_known")
        ),
        sa.ForeignKeyConstraint(
            ["change_id"], ["change.id"], name=op.f("fk_task_record_change_id")
        ),
        sa.ForeignKeyConstraint(
            ["task_code"], ["task.code"], name=op.f("fk_task_record_task_code")
        ),
        sa.PrimaryKeyConstraint(
            "task_code", "occurrence_year", "change_id", name=op.f("pk_task_record")
        ),
    )
    with op.batch_alter_table("task_record", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_task_record_change_id"), ["change_id"], unique=False)

    op.create_table(
        "institution_result",
        sa.Column("institution_code", sa.String(), nullable=False),
        sa.Column("indicator_code", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("change_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.CheckConstraint(
            "status IN ('current', 'withdrawn')", name=op.f("ck_institution_result_status_known")
        ),
        sa.ForeignKeyConstraint(
            ["change_id"], ["change.id"], name=op.f("fk_institution_result_change_id")
        ),
        sa.ForeignKeyConstraint(
            ["indicator_code"],
            ["indicator.code"],
            name=op.f("fk_institution_result_indicator_code"),
        ),
        sa.ForeignKeyConstraint(
            ["institution_code"],
            ["institution.code"],
            name=op.f("fk_institution_result_institution_code"),
        ),
        sa.PrimaryKeyConstraint(
            "institution_code",
            "indicator_code",
            "year",
            "change_id",
            name=op.f("pk_institution_result"),
        ),
    )
    with op.batch_alter_table("institution_result", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_institution_result_change_id"), ["change_id"], unique=False
        )
