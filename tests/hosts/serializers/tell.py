import attrs
import marshmallow
import msgspec
import orjson
from cattrs.preconf.json import make_converter

from codes import Cause, GeneralError

KNOWN, NEWER = b'{"error":27,"causes":{"recipient":1}}', b'{"error":99999,"causes":{}}'


class Struct(msgspec.Struct):
    error: GeneralError
    causes: dict[Cause, int]


@attrs.define
class Attrs:
    error: GeneralError
    causes: dict[Cause, int]


class Fields(marshmallow.Schema):
    error = marshmallow.fields.Enum(GeneralError, by_value=True)
    causes = marshmallow.fields.Dict(keys=marshmallow.fields.Enum(Cause, by_value=True))


converter = make_converter()
for payload in (KNOWN, NEWER):
    struct = msgspec.json.decode(payload, type=Struct)
    plain = converter.loads(payload, Attrs)
    fields = Fields().load(orjson.loads(payload))
    print(repr(struct.error), struct.error is plain.error is fields["error"])
    print(msgspec.json.encode(struct) == payload, orjson.dumps(orjson.loads(converter.dumps(plain))) == payload)
    print(
        orjson.dumps(Fields().dump(fields)) == payload, orjson.dumps(fields, option=orjson.OPT_NON_STR_KEYS) == payload
    )
for wrong in (b'{"error":"27","causes":{}}', b'{"error":2.5,"causes":{}}', b'{"error":27,"causes":{"nobody else":1}}'):
    try:
        print(msgspec.json.decode(wrong, type=Struct))
    except msgspec.ValidationError as error:
        print(error)
