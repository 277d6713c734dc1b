from sqlalchemy import create_engine, select, text
from sqlalchemy.orm import Session

from shop.codes import GeneralError
from shop.models import Report

with Session(create_engine("sqlite:///shop.db")) as session:
    session.add(Report(id=1, error=GeneralError.EC_ABSENT_SUBSCRIBER, raw=GeneralError.EC_ABSENT_SUBSCRIBER))
    session.add(Report(id=2, error=GeneralError(99999), raw=5002))
    session.add(Report(id=3, error=99999, raw=99999))
    session.commit()

    for report in session.scalars(select(Report).order_by(Report.id)):
        print(repr(report.error), report.raw, [code.name for code in report.codes])
    unknown = select(Report.id).where(Report.error == GeneralError(99999)).order_by(Report.id)
    print(
        session.scalars(unknown).all(),
        session.scalars(select(Report.id).where(Report.raw.in_([GeneralError(27)]))).all(),
    )
    joined = (
        "SELECT code.name FROM report LEFT JOIN infobip_codes_lookup AS code ON code.kind = 'error' AND code.id = raw"
    )
    print(session.scalars(text(f"{joined} ORDER BY report.id")).all())
