import { createServer } from "node:http";

import app from "./dist/app.js";

const answer = { status: { id: 7777, name: "NEW" }, error: { id: 99999, groupId: 9, groupName: "Ok", permanent: "false" } };
const server = createServer((request, response) => {
  console.log(request.url);
  response.setHeader("Content-Type", "application/json").end(JSON.stringify(answer));
}).listen(0, "127.0.0.1", async () => {
  console.log(JSON.stringify(await app.told(`http://127.0.0.1:${server.address().port}`)));
  server.close();
});
