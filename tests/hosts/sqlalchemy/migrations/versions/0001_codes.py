from pathlib import Path

import sqlparse
from alembic import op

revision = "0001"
down_revision = None

CODES = Path(__file__).parents[1] / "codes" / "sqlite"


def upgrade() -> None:
    for file in ("schema.sql", "codes.sql"):
        for statement in sqlparse.split(CODES.joinpath(file).read_text("utf-8")):
            op.get_bind().exec_driver_sql(statement)
    op.execute("CREATE TABLE report (id INTEGER PRIMARY KEY, error INTEGER NOT NULL, raw INTEGER NOT NULL)")
