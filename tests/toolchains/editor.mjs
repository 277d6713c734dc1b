// What an editor would show: questions as JSON on standard input, answers as JSON on standard output.
//
// Speaks the language server protocol with the YAML language server whose program is the only argument. A question is
// {folder, text} for what is wrong with a file there, or {folder, text, line, character} for what may be written in it.
import { spawn } from "node:child_process";
import { text as allOf } from "node:stream/consumers";

const settings = { yaml: { validate: true, completion: true, schemaStore: { enable: false } } };
const server = spawn(process.execPath, [process.argv[2], "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
const answers = new Map();
const told = new Map();
let received = Buffer.alloc(0);
let last = 0;

function send(message) {
  const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
  server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
  server.stdin.write(body);
}

function ask(method, params) {
  const id = ++last;
  send({ id, method, params });
  return new Promise((resolve) => answers.set(id, resolve));
}

function receive(message) {
  if (message.method === "workspace/configuration") {
    send({ id: message.id, result: message.params.items.map((item) => settings[item.section] ?? null) });
  } else if (message.method === "textDocument/publishDiagnostics") {
    told.get(message.params.uri)?.(message.params.diagnostics);
  } else if (message.method && message.id !== undefined) {
    send({ id: message.id, result: null });
  } else if (message.id !== undefined) {
    answers.get(message.id)(message.result);
    answers.delete(message.id);
  }
}

server.stdout.on("data", (chunk) => {
  received = Buffer.concat([received, chunk]);
  for (;;) {
    const begin = received.indexOf("\r\n\r\n");
    if (begin < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(received.subarray(0, begin))[1]);
    if (received.length < begin + 4 + length) return;
    const body = received.subarray(begin + 4, begin + 4 + length);
    received = received.subarray(begin + 4 + length);
    receive(JSON.parse(body));
  }
});

async function answer({ folder, text, line, character }, number) {
  // Each is a file of its own: what is told late of one is not taken for what is told of the next.
  const uri = `${folder}/${number}.yaml`;
  const faults = new Promise((resolve) => told.set(uri, resolve));
  send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "yaml", version: 1, text } } });
  const where = { textDocument: { uri } };
  const found =
    line === undefined
      ? (await faults).map((fault) => ({ line: fault.range.start.line, message: fault.message }))
      : (await ask("textDocument/completion", { ...where, position: { line, character } })).items;
  return found;
}

const questions = JSON.parse(await allOf(process.stdin));
const capabilities = { workspace: { configuration: true }, textDocument: { completion: {} } };
await ask("initialize", { processId: process.pid, rootUri: null, capabilities });
send({ method: "initialized", params: {} });
const found = [];
for (const question of questions) found.push(await answer(question, found.length));
console.log(JSON.stringify(found));
await ask("shutdown");
send({ method: "exit" });
