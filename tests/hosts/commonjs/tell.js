const { canceled, first, told } = require("./dist/app.js");
const { GeneralStatus } = require("./dist/codes");

console.log(told(27), told(9), told(99999), first(5002), first(99999), canceled, GeneralStatus.REJECTED_DESTINATION);
