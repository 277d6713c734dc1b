from sqlalchemy import Integer
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from .codes import ErrorCode, GeneralError, find_error


class Code(TypeDecorator[GeneralError]):
    """A column of numbers that are codes in Python. SQLAlchemy's own for enums is closed, and keeps names."""

    impl = Integer
    cache_ok = True

    def process_result_value(self, value, dialect):
        return None if value is None else GeneralError(value)


class Base(DeclarativeBase):
    pass


class Report(Base):
    __tablename__ = "report"

    id: Mapped[int] = mapped_column(primary_key=True)
    error: Mapped[GeneralError] = mapped_column(Code)
    raw: Mapped[int]

    @property
    def codes(self) -> tuple[ErrorCode, ...]:
        return find_error(self.raw)
