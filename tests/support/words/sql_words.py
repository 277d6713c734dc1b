"""Words of SQL: what PostgreSQL and DuckDB say are their keywords, and SQLite's."""

from pathlib import Path

from proofs import output_of

# https://sqlite.org/lang_keywords.html; its shell has no question for them.
SQLITE = """
    ABORT ACTION ADD AFTER ALL ALTER ALWAYS ANALYZE AND AS ASC ATTACH BEGIN BETWEEN BY CASCADE CASE CAST CHECK COLLATE COLUMN
    COMMIT CONFLICT CONSTRAINT CREATE CROSS CURRENT DEFAULT DELETE DESC DETACH DISTINCT DO DROP EACH ELSE END ESCAPE EXCEPT
    EXISTS FAIL FROM FULL GROUP GROUPS HAVING IF IN INDEX INNER INSERT INTO IS JOIN KEY LEFT LIKE LIMIT MATCH NATURAL NO NOT
    NULL OF OFFSET ON OR ORDER OTHERS OUTER OVER PRAGMA PRIMARY QUERY RANGE REFERENCES REPLACE RIGHT ROW ROWS SELECT SET TABLE
    TEMP THEN TO TRIGGER UNION UNIQUE UPDATE USING VALUES VIEW WHEN WHERE WINDOW WITH WITHOUT
"""


def words() -> set[str]:
    """All of them, as this DuckDB says."""
    query = "SELECT keyword_name FROM duckdb_keywords()"
    return {
        *output_of("duckdb", "-noheader", "-list", "-c", query, folder=Path(__file__).parent).split(),
        *SQLITE.split(),
    }
