const path = require("path");

module.exports = {
  mode: "production",
  target: "node",
  entry: "./src/main.ts",
  output: { path: path.resolve(__dirname, "dist") },
  module: { rules: [{ test: /\.ts$/, use: "ts-loader", exclude: /node_modules/ }] },
  // What README of the codes says: their imports say .js.
  resolve: { extensions: [".ts", ".js"], extensionAlias: { ".js": [".ts", ".js"] } },
};
