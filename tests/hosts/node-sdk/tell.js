const { GeneralStatus, named, told } = require(".");

for (const text of ['{"error":27}', '{"error":99999}']) console.log(told(JSON.parse(text)));
console.log(GeneralStatus.REJECTED_DESTINATION, named(5002), named(99999));
