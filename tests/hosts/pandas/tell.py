from io import StringIO

import numpy as np
import pandas as pd

from codes import Cause, GeneralError, find_error

reports = pd.read_csv("reports.csv", dtype={"status": "Int64"})

# Each number of a column is one of numpy's.
reports["name"] = reports["error"].map(lambda number: next((code.name for code in find_error(number)), None))
print(reports["name"].isna().tolist(), reports["name"][1], reports["name"][3])
print([GeneralError(number).known for number in reports["error"].to_numpy(np.int32)])
print(
    [find_error(number)[0].id for number in reports.loc[reports["error"] == GeneralError.EC_ABSENT_SUBSCRIBER, "error"]]
)

# Codes in a column: they are numbers to pandas, whatever is done to them.
codes = pd.Series([GeneralError(27), GeneralError(99999), GeneralError(27)])
print(codes.dtype, codes.value_counts().to_dict(), codes.isin([27]).tolist(), codes.max() + 1)
print(reports["error"].isin([GeneralError.EC_ABSENT_SUBSCRIBER]).sum(), np.array(list(codes)).dtype)
print(pd.read_json(StringIO(pd.DataFrame({"code": codes}).to_json()))["code"].tolist())
own = pd.Series([Cause.RECIPIENT, None])
print((own == "recipient").tolist())

# The same by the catalogue, as a join.
listed = pd.read_csv("catalog/codes.csv").query("kind == 'error' and listing == 'first' and alias_of.isna()")
joined = reports.merge(
    listed.drop_duplicates("id"), how="left", left_on="error", right_on="id", suffixes=("", "_listed")
)
print(joined["name_listed"].isna().tolist(), joined["name_listed"].dropna().equals(reports["name"].dropna()))
print([float(joined.loc[1, "group_id"]), *joined.loc[1, ["group", "permanent", "cause"]]])
