from pathlib import Path

from django.db import migrations

SQL = Path(__file__).with_name("sql") / "sqlite"


class Migration(migrations.Migration):
    operations = [
        migrations.RunSQL(SQL.joinpath("schema.sql").read_text("utf-8")),
        migrations.RunSQL(SQL.joinpath("codes.sql").read_text("utf-8")),
    ]
